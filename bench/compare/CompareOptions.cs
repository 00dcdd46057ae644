using Tocsin.Compare.Measuring;
using Tocsin.Compare.Servers;

namespace Tocsin.Compare;

/// <summary>What is to be compared, and how long.</summary>
internal sealed class CompareOptions
{
    public required IReadOnlyList<ServerProgram> Programs { get; init; }

    public required int[] Sizes { get; init; }

    public required int[] Batches { get; init; }

    public required int[] Connections { get; init; }

    public required TimeSpan RefreshFor { get; init; }

    public required TimeSpan WarmUpFor { get; init; }

    /// <summary>New alerts measured in each case at least. At 20,000 alerts/s a thousand take 50 ms; so few are measured over several starts.</summary>
    public required int NewAtLeast { get; init; }

    public required int Rounds { get; init; }

    public required int Seed { get; init; }

    /// <summary>Folder that the servers store below. It should lie on a disk: on a RAM disk durability would cost nothing.</summary>
    public required string DataRoot { get; init; }

    public int StartsFor(int active) => Math.Max(1, NewAtLeast / active);

    public IEnumerable<LoadCase> CasesOf(int active) =>
        from batch in Batches
        from connections in Connections
        select new LoadCase(active, batch, connections);
}
