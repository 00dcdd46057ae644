using Tocsin.Matching;
using Tocsin.Silences;

namespace Tocsin.Server.Api;

/// <summary>Which silences a request wants listed.</summary>
internal sealed class SilenceFilter
{
    private readonly GoQuery _query;
    private readonly List<Matcher> _matchers = [];

    /// <param name="query">The URL's parameters: <c>filter</c> (repeatable), <c>active</c>, <c>pending</c>, <c>expired</c>.</param>
    /// <param name="syntax">Reads the filters.</param>
    public SilenceFilter(GoQuery query, MatcherSyntax syntax)
    {
        _query = query;
        foreach (var text in query.All("filter"))
        {
            if (!syntax.TryParse(text, out var matcher, out var error))
            {
                Error = error;
                return;
            }

            _matchers.Add(matcher);
        }
    }

    /// <summary>Why a filter can't be read; null where all can.</summary>
    public string? Error { get; }

    /// <summary>The silences in the order in which they are listed.</summary>
    public List<ListedSilence> Apply(IEnumerable<Silence> silences, DateTimeOffset now)
    {
        var (active, pending, expired) = (_query.Flag("active", true), _query.Flag("pending", true), _query.Flag("expired", true));
        var listed = new List<ListedSilence>();
        foreach (var silence in silences)
        {
            var candidate = ListedSilence.At(now, silence);
            var wanted = candidate.State switch
            {
                SilenceState.Active => active,
                SilenceState.Pending => pending,
                _ => expired,
            };
            if (wanted && _matchers.TrueForAll(m => silence.Matchers.Contains(m)))
            {
                listed.Add(candidate);
            }
        }

        listed.Sort();
        return listed;
    }
}
