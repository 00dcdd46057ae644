using Tocsin.Matching;
using Tocsin.Silences;

namespace Tocsin.Server.Api;

/// <summary>A matcher as a body has it; what the body leaves out is null.</summary>
internal sealed class MatcherBody
{
    public string? Name { get; set; }

    public string? Value { get; set; }

    public bool? IsRegex { get; set; }

    public bool? IsEqual { get; set; }

    /// <summary>The first member that is required and missing, in upstream's order; null where nothing is.</summary>
    public string? Missing => IsRegex is null ? "isRegex" : Name is null ? "name" : Value is null ? "value" : null;

    /// <summary>The matcher, where nothing is missing.</summary>
    public PostedMatcher ToPosted() => new(Name!, Operator, Value!);

    private MatchOperator Operator => (IsEqual ?? true, IsRegex!.Value) switch
    {
        (true, false) => MatchOperator.Equal,
        (false, false) => MatchOperator.NotEqual,
        (true, true) => MatchOperator.Regex,
        _ => MatchOperator.NotRegex,
    };
}
