using System.Diagnostics.CodeAnalysis;
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

    /// <summary>About how many steps its regular expression has, with every counted repetition written out; 0 without one.</summary>
    internal long PatternSteps => _regex?.Size ?? 0;

    /// <exception cref="FormatException">The value is to be a regular expression and is none; the message is Go's.</exception>
    public static Matcher Of(string name, MatchOperator op, string value) =>
        new(name, op, value, op is MatchOperator.Regex or MatchOperator.NotRegex ? ValuePattern.Parse(value) : null);

    /// <summary>As <see cref="Of"/>, with the message as a value.</summary>
    public static bool TryOf(string name, MatchOperator op, string value, [NotNullWhen(true)] out Matcher? matcher, [NotNullWhen(false)] out string? error)
    {
        try
        {
            (matcher, error) = (Of(name, op, value), null);
        }
        catch (Re2Exception e)
        {
            (matcher, error) = (null, e.Message);
        }

        return matcher is not null;
    }

    public bool Matches(LabelSet labels) => Matches(labels.TryGetUtf8(_name, out var value) ? value : default);

    /// <summary>Whether it matches a label's value, in UTF-8; an empty one stands for an absent label.</summary>
    public bool Matches(ReadOnlySpan<byte> value) => (_regex is null ? value.SequenceEqual(_value) : _regex.IsFullMatch(value)) != IsNegative;

    /// <summary>
    /// Whether it matches as a filter of the API does, where a label that is there with an empty value is not an absent one (upstream's
    /// matchFilterLabels): <c>a!=""</c> finds it.
    /// </summary>
    public bool MatchesFilter(LabelSet labels)
    {
        var isPresent = labels.TryGetUtf8(_name, out var value);
        return (_value.Length == 0 && isPresent == IsNegative) || Matches(value);
    }

    public bool Equals(Matcher? other) => other is not null && Name == other.Name && Value == other.Value && Operator == other.Operator;

    public override bool Equals(object? obj) => Equals(obj as Matcher);

    public override int GetHashCode() => HashCode.Combine(Name, Value, Operator);

    /// <summary>The order of matchers in lists and group keys: by name, value, operator.</summary>
    public static int Compare(Matcher x, Matcher y) => x.CompareTo(y);

    private int CompareTo(Matcher other) =>
        _name.AsSpan().SequenceCompareTo(other._name) is var byName and not 0 ? byName
        : _value.AsSpan().SequenceCompareTo(other._value) is var byValue and not 0 ? byValue
        : Operator.CompareTo(other.Operator);

    /// <summary>As it stands in group keys and in Alertmanager's API: <c>a="b"</c>, or <c>"a b"="c"</c>. Unless the name is empty, it reads as what it was.</summary>
    public override string ToString() => LabelText.Print(Name, Symbol, Value);

    private string Symbol => Operator switch
    {
        MatchOperator.Equal => "=",
        MatchOperator.NotEqual => "!=",
        MatchOperator.Regex => "=~",
        _ => "!~",
    };
}
