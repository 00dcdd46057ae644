using System.Diagnostics.CodeAnalysis;
using Tocsin.Alerts;
using Tocsin.RegularExpressions;

namespace Tocsin.Matching;

/// <summary>
/// One condition on a label: <c>namespace="payments"</c>, <c>pod!=""</c>, <c>severity=~"critical|page"</c>. A missing label is "", and a
/// regular expression, in RE2's syntax, must match the whole value.
/// </summary>
public sealed class Matcher
{
    private readonly Re2? _regex;

    private Matcher(string name, MatchOperator op, string value, Re2? regex)
    {
        Name = name;
        Operator = op;
        Value = value;
        _regex = regex;
    }

    public string Name { get; }

    public MatchOperator Operator { get; }

    public string Value { get; }

    /// <exception cref="FormatException">The value is to be a regular expression and is none.</exception>
    public static Matcher Of(string name, MatchOperator op, string value) =>
        new(name, op, value, op is MatchOperator.Regex or MatchOperator.NotRegex ? Re2.Parse(value) : null);

    /// <summary>Reads <c>name op value</c>; the value may be quoted, with <c>\"</c>, <c>\\</c> and <c>\n</c> inside.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Matcher? matcher, [NotNullWhen(false)] out string? error)
    {
        (matcher, error) = MatcherParser.Parse(text);
        return matcher is not null;
    }

    public bool Matches(LabelSet labels)
    {
        var value = labels[Name];
        return Operator switch
        {
            MatchOperator.Equal => value == Value,
            MatchOperator.NotEqual => value != Value,
            MatchOperator.Regex => _regex!.IsFullMatch(value),
            _ => !_regex!.IsFullMatch(value),
        };
    }

    public override string ToString() => $"{Name}{Symbol}\"{Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private string Symbol => Operator switch
    {
        MatchOperator.Equal => "=",
        MatchOperator.NotEqual => "!=",
        MatchOperator.Regex => "=~",
        _ => "!~",
    };
}
