using System.Globalization;
using System.Net;

namespace Tocsin.Http;

/// <summary>
/// A list of hosts that are reached without a proxy, as Go reads it: names with the names below them (<c>example.com</c>), only the names
/// below (<c>.example.com</c>, <c>*.example.com</c>), addresses, networks (<c>10.0.0.0/8</c>), each but the last with a port if wanted, and
/// <c>*</c> for all. <c>localhost</c> and loopback addresses always are. Source of the rules: golang.org/x/net/http/httpproxy.
/// </summary>
internal sealed class NoProxy
{
    private readonly List<(IPAddress Address, string Port)> _addresses = [];
    private readonly List<IPNetwork> _networks = [];
    private readonly List<(string Suffix, bool ItselfToo, string Port)> _names = [];
    private readonly bool _all;

    public NoProxy(string list)
    {
        foreach (var entry in list.Split(',').Select(e => e.Trim().ToLowerInvariant()).Where(e => e.Length > 0))
        {
            if (entry == "*")
            {
                _all = true;
                return;
            }

            Add(entry);
        }
    }

    /// <param name="host">A name in ASCII or an address, without brackets.</param>
    /// <param name="port">The port.</param>
    public bool Covers(string host, int port)
    {
        var (name, text) = (host.ToLowerInvariant(), port.ToString(CultureInfo.InvariantCulture));
        if (_all || name == "localhost")
        {
            return true;
        }

        if (IPAddress.TryParse(name, out var address))
        {
            address = Plain(address);
            return IPAddress.IsLoopback(address)
                || _networks.Any(network => network.Contains(address))
                || _addresses.Any(a => a.Address.Equals(address) && IsPort(a.Port, text));
        }

        return _names.Any(n => (name.EndsWith(n.Suffix, StringComparison.Ordinal) || (n.ItselfToo && name == n.Suffix[1..])) && IsPort(n.Port, text));
    }

    private void Add(string entry)
    {
        if (entry.Contains('/', StringComparison.Ordinal) && TryParseNetwork(entry, out var network))
        {
            _networks.Add(network);
            return;
        }

        var (host, port) = Split(entry);
        if (IPAddress.TryParse(host, out var address) && IsWrittenOut(host))
        {
            _addresses.Add((Plain(address), port));
        }
        else if (host.Length > 0)
        {
            var suffix = host.StartsWith("*.", StringComparison.Ordinal) ? host[1..] : host;
            _names.Add((suffix.StartsWith('.') ? suffix : "." + suffix, !suffix.StartsWith('.'), port));
        }
    }

    /// <summary>Host and port. An address of version 6 has a port only in brackets; an entry with more colons than that is a host as it is.</summary>
    private static (string Host, string Port) Split(string entry)
    {
        if (entry.StartsWith('['))
        {
            return entry.IndexOf("]:", StringComparison.Ordinal) is var end and > 0 ? (entry[1..end], entry[(end + 2)..]) : (entry, "");
        }

        var colon = entry.LastIndexOf(':');
        return colon < 0 || entry.IndexOf(':', StringComparison.Ordinal) != colon ? (entry, "") : (entry[..colon], entry[(colon + 1)..]);
    }

    private static bool TryParseNetwork(string entry, out IPNetwork network)
    {
        network = default;
        var slash = entry.IndexOf('/', StringComparison.Ordinal);
        if (!IsWrittenOut(entry[..slash])
            || !IPAddress.TryParse(entry[..slash], out var address)
            || !int.TryParse(entry[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return false;
        }

        var bytes = address.GetAddressBytes();
        if (length > bytes.Length * 8)
        {
            return false;
        }

        // .NET wants the bits behind the prefix to be zero; Go sets them so.
        for (var bit = length; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        }

        network = new IPNetwork(new IPAddress(bytes), length);
        return true;
    }

    // .NET takes "1", "0x7f.1" and "[::1]" for addresses, too.
    private static bool IsWrittenOut(string host) => !host.StartsWith('[') && (host.Contains(':', StringComparison.Ordinal) || host.Count(c => c == '.') == 3);

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static bool IsPort(string wanted, string port) => wanted.Length == 0 || wanted == port;
}
