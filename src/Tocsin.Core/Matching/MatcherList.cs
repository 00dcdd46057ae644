using System.Collections;
using Tocsin.Alerts;

namespace Tocsin.Matching;

/// <summary>Conditions that must all hold, in upstream's order (name, value, operator). None at all holds for every alert.</summary>
public sealed class MatcherList : IReadOnlyList<Matcher>, IEquatable<MatcherList>
{
    private readonly Matcher[] _matchers;

    public MatcherList(IEnumerable<Matcher> matchers)
    {
        _matchers = [.. matchers];
        Array.Sort(_matchers, Matcher.Compare);
    }

    public static MatcherList Empty { get; } = new([]);

    public int Count => _matchers.Length;

    public Matcher this[int index] => _matchers[index];

    public bool Matches(LabelSet labels)
    {
        foreach (var matcher in _matchers)
        {
            if (!matcher.Matches(labels))
            {
                return false;
            }
        }

        return true;
    }

    public bool Equals(MatcherList? other) => other is not null && _matchers.AsSpan().SequenceEqual(other._matchers);

    public override bool Equals(object? obj) => Equals(obj as MatcherList);

    public override int GetHashCode() => _matchers.Aggregate(0, HashCode.Combine);

    /// <summary>As it stands in group keys: <c>{a="b",c=~"d|e"}</c>.</summary>
    public override string ToString() => $"{{{string.Join(',', (object[])_matchers)}}}";

    public IEnumerator<Matcher> GetEnumerator() => _matchers.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
