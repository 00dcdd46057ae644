using System.Globalization;
using System.Text;

namespace Tocsin.Server.Observability;

/// <summary>Reads a line back, to prove that it can be.</summary>
internal static class LogfmtReader
{
    public static List<KeyValuePair<string, string>> Read(string line)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        var at = 0;
        while (at < line.Length && line[at] != '\n')
        {
            var equals = line.IndexOf('=', at);
            var key = line[at..equals];
            at = equals + 1;
            var value = line[at] == '"' ? Quoted(line, ref at) : Bare(line, ref at);
            pairs.Add(new(key, value));
            at += line[at] == ' ' ? 1 : 0;
        }

        return pairs;
    }

    private static string Bare(string line, ref int at)
    {
        var end = line.IndexOfAny([' ', '\n'], at);
        var value = line[at..end];
        at = end;
        return value;
    }

    private static string Quoted(string line, ref int at)
    {
        var value = new StringBuilder();
        for (at++; line[at] != '"'; at++)
        {
            if (line[at] != '\\')
            {
                value.Append(line[at]);
                continue;
            }

            at++;
            value.Append(line[at] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'u' => Hex(line, ref at), var same => same });
        }

        at++;
        return value.ToString();
    }

    private static char Hex(string line, ref int at)
    {
        var code = ushort.Parse(line.AsSpan(at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        at += 4;
        return (char)code;
    }
}
