using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Tocsin.Alerts;

namespace Tocsin.Matching;

/// <summary>
/// One condition on a label: <c>namespace="payments"</c>, <c>pod!=""</c>, <c>severity=~"critical|page"</c>. A missing label is "", and a
/// regular expression must match the whole value.
/// </summary>
public sealed class Matcher
{
    private readonly Regex? _regex;

    private Matcher(string name, MatchOperator op, string value, Regex? regex)
    {
        Name = name;
        Operator = op;
        Value = value;
        _regex = regex;
    }

    public string Name { get; }

    public MatchOperator Operator { get; }

    public string Value { get; }

    public static Matcher Of(string name, MatchOperator op, string value) =>
        new(name, op, value, op is MatchOperator.Regex or MatchOperator.NotRegex ? Compile(value) : null);

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
            MatchOperator.Regex => _regex!.IsMatch(value),
            _ => !_regex!.IsMatch(value),
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

    // NonBacktracking: a pattern from a configuration file must not be able to hang the server.
    private static Regex Compile(string pattern) => new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
