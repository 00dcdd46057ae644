using System.Text;
using Tocsin.Alerts;
using Tocsin.RegularExpressions;

namespace Tocsin.Matching;

/// <summary>
/// One condition on a label: <c>namespace="payments"</c>, <c>pod!=""</c>, <c>severity=~"critical|page"</c>. A missing label is "", and a
/// regular expression, in RE2's syntax, must match the whole value.
/// </summary>
public sealed class Matcher : IEquatable<Matcher>
{
    private readonly Re2? _regex;
    private readonly byte[] _name;
    private readonly byte[] _value;

    private Matcher(string name, MatchOperator op, string value, Re2? regex)
    {
        (Name, Operator, Value, _regex) = (name, op, value, regex);
        (_name, _value) = (Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value));
    }

    public string Name { get; }

    public MatchOperator Operator { get; }

    public string Value { get; }

    /// <summary>Whether it wants the opposite: <c>!=</c> and <c>!~</c>.</summary>
    public bool IsNegative => Operator is MatchOperator.NotEqual or MatchOperator.NotRegex;

    public bool IsRegex => Operator is MatchOperator.Regex or MatchOperator.NotRegex;

    /// <exception cref="FormatException">The value is to be a regular expression and is none.</exception>
    public static Matcher Of(string name, MatchOperator op, string value) =>
        new(name, op, value, op is MatchOperator.Regex or MatchOperator.NotRegex ? Re2.Parse(value) : null);

    public bool Matches(LabelSet labels) => Matches(labels.TryGetUtf8(_name, out var value) ? value : default);

    /// <summary>Whether it matches a label's value; an empty one stands for an absent label.</summary>
    public bool Matches(ReadOnlySpan<byte> value) =>
        (_regex is null ? value.SequenceEqual(_value) : _regex.IsFullMatch(Encoding.UTF8.GetString(value))) != IsNegative;

    public bool Equals(Matcher? other) => other is not null && Name == other.Name && Value == other.Value && Operator == other.Operator;

    public override bool Equals(object? obj) => Equals(obj as Matcher);

    public override int GetHashCode() => HashCode.Combine(Name, Value, Operator);

    /// <summary>The order of matchers in lists and group keys: by name, value, operator.</summary>
    public static int Compare(Matcher x, Matcher y) => x.CompareTo(y);

    private int CompareTo(Matcher other) =>
        _name.AsSpan().SequenceCompareTo(other._name) is var byName and not 0 ? byName
        : _value.AsSpan().SequenceCompareTo(other._value) is var byValue and not 0 ? byValue
        : Operator.CompareTo(other.Operator);

    public override string ToString() => $"{Name}{Symbol}\"{Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";

    private string Symbol => Operator switch
    {
        MatchOperator.Equal => "=",
        MatchOperator.NotEqual => "!=",
        MatchOperator.Regex => "=~",
        _ => "!~",
    };
}
