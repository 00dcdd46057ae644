namespace Tocsin.Compare.Servers;

/// <summary>
/// A program to measure. Its arguments are split at spaces; in them <c>{config}</c>, <c>{address}</c> and <c>{data}</c> stand for the
/// configuration file, the address to listen on and the folder to store in.
/// </summary>
internal sealed record ServerProgram(string Name, string Path, string Arguments)
{
    public const string AlertmanagerName = "Alertmanager";

    public const string TocsinName = "Tocsin";

    public IEnumerable<string> ArgumentsFor(string config, string address, string data) =>
        Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(argument => argument
            .Replace("{config}", config, StringComparison.Ordinal)
            .Replace("{address}", address, StringComparison.Ordinal)
            .Replace("{data}", data, StringComparison.Ordinal));
}
