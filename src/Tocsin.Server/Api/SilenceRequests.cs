using Tocsin.Matching;
using Tocsin.Silences;

namespace Tocsin.Server.Api;

/// <summary>What the endpoints of silences ask of the rest.</summary>
internal sealed class SilenceRequests
{
    /// <summary>Makes or changes a silence; returns once that is stored.</summary>
    public required Func<PostedSilence, CancellationToken, ValueTask<SilenceAnswer>> SetAsync { get; init; }

    /// <summary>Ends a silence; returns once that is stored.</summary>
    public required Func<Guid, CancellationToken, ValueTask<SilenceAnswer>> ExpireAsync { get; init; }

    /// <summary>The silences; null until the stored state is read.</summary>
    public required Func<SilenceTable?> Table { get; init; }

    /// <summary>How <c>filter</c> is read and how labels may be called.</summary>
    public MatcherSyntax Syntax { get; init; } = MatcherSyntax.Default;
}
