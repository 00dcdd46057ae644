using System.Collections;
using System.Text;

namespace Tocsin.Alerts;

/// <summary>
/// An immutable set of labels (or annotations), sorted by name.
/// </summary>
/// <remarks>
/// It is kept as the very bytes that its fingerprint is computed over: name, 0xFF, value, 0xFF, in UTF-8 and sorted bytewise.
/// 0xFF never occurs in UTF-8, so the bytes need no lengths. Equality is one memory comparison, a refresh can be recognised
/// without making a string, and a set costs half of what strings would. Text is made on demand.
/// </remarks>
public sealed class LabelSet : IEquatable<LabelSet>, IReadOnlyCollection<Label>
{
    internal const byte Separator = 0xFF;

    private readonly byte[] _canonical;

    private LabelSet(byte[] canonical)
    {
        _canonical = canonical;
    }

    public static LabelSet Empty { get; } = new([]);

    /// <summary>The bytes that the fingerprint is computed over; also how a set is stored.</summary>
    public ReadOnlySpan<byte> Canonical => _canonical;

    public int Count => _canonical.AsSpan().Count(Separator) / 2;

    public bool IsEmpty => _canonical.Length == 0;

    /// <summary>The value of a label, "" where the set has none: an absent label and an empty one are the same.</summary>
    public string this[string name] => TryGetUtf8(name, out var value) ? Encoding.UTF8.GetString(value) : "";

    /// <summary>Takes bytes that are canonical already: sorted, no name twice, no empty value.</summary>
    public static LabelSet FromCanonical(ReadOnlySpan<byte> canonical) => canonical.IsEmpty ? Empty : new LabelSet(canonical.ToArray());

    /// <summary>Builds a set; of a repeated name the last value wins, and a label with an empty value is none.</summary>
    public static LabelSet Of(IEnumerable<Label> labels)
    {
        var builder = new LabelSetBuilder();
        foreach (var label in labels)
        {
            builder.Add(Encoding.UTF8.GetBytes(label.Name), Encoding.UTF8.GetBytes(label.Value));
        }

        return builder.ToLabelSet();
    }

    public static LabelSet Of(params ReadOnlySpan<(string Name, string Value)> labels)
    {
        var builder = new LabelSetBuilder();
        foreach (var (name, value) in labels)
        {
            builder.Add(Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value));
        }

        return builder.ToLabelSet();
    }

    public Fingerprint Fingerprint() => Alerts.Fingerprint.Of(_canonical);

    public bool Contains(string name) => TryGetUtf8(name, out _);

    /// <summary>The value of a label as UTF-8, without making a string.</summary>
    public bool TryGetUtf8(string name, out ReadOnlySpan<byte> value)
    {
        Span<byte> buffer = stackalloc byte[256];
        return name.Length <= 64
            ? TryGetUtf8(buffer[..Encoding.UTF8.GetBytes(name, buffer)], out value)
            : TryGetUtf8(Encoding.UTF8.GetBytes(name), out value);
    }

    public bool TryGetUtf8(scoped ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> rest = _canonical;
        while (TakePair(ref rest, out var candidate, out var found))
        {
            if (candidate.SequenceEqual(name))
            {
                value = found;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The labels of this set whose names are listed; absent ones are left out.</summary>
    public LabelSet Pick(IEnumerable<string> names)
    {
        var builder = new LabelSetBuilder();
        foreach (var name in names)
        {
            if (TryGetUtf8(name, out var value))
            {
                builder.Add(Encoding.UTF8.GetBytes(name), value);
            }
        }

        return builder.ToLabelSet();
    }

    /// <summary>
    /// The labels that all the sets have with the same value. As in Alertmanager, an empty value of the first set equals an absent one.
    /// </summary>
    public static LabelSet Common(IReadOnlyList<LabelSet> sets)
    {
        var common = sets.Count == 0 ? Empty : sets[0];
        for (var i = 1; i < sets.Count && !common.IsEmpty; i++)
        {
            common = common.Shared(sets[i]);
        }

        return common;
    }

    /// <summary>Both sets are sorted, so one walk over each is enough.</summary>
    private LabelSet Shared(LabelSet other)
    {
        if (Equals(other))
        {
            return this;
        }

        var shared = new LabelSetBuilder(keepEmpty: true);
        ReadOnlySpan<byte> mine = _canonical;
        ReadOnlySpan<byte> theirs = other._canonical;
        var found = TakePair(ref theirs, out var theirName, out var theirValue);
        while (TakePair(ref mine, out var name, out var value))
        {
            while (found && theirName.SequenceCompareTo(name) < 0)
            {
                found = TakePair(ref theirs, out theirName, out theirValue);
            }

            var present = found && theirName.SequenceEqual(name);
            if (present ? theirValue.SequenceEqual(value) : value.IsEmpty)
            {
                shared.Add(name, value);
            }
        }

        return shared.ToLabelSet();
    }

    public IEnumerator<Label> GetEnumerator()
    {
        var at = 0;
        while (at < _canonical.Length)
        {
            yield return Read(ref at);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(LabelSet? other) => other is not null && _canonical.AsSpan().SequenceEqual(other._canonical);

    public override bool Equals(object? obj) => Equals(obj as LabelSet);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(_canonical);
        return hash.ToHashCode();
    }

    internal static bool TakePair(scoped ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        if (rest.IsEmpty)
        {
            name = value = default;
            return false;
        }

        var nameEnd = rest.IndexOf(Separator);
        var valueEnd = rest[(nameEnd + 1)..].IndexOf(Separator) + nameEnd + 1;
        name = rest[..nameEnd];
        value = rest[(nameEnd + 1)..valueEnd];
        rest = rest[(valueEnd + 1)..];
        return true;
    }

    private Label Read(ref int at)
    {
        var rest = (ReadOnlySpan<byte>)_canonical.AsSpan(at);
        TakePair(ref rest, out var name, out var value);
        at = _canonical.Length - rest.Length;
        return new Label(Encoding.UTF8.GetString(name), Encoding.UTF8.GetString(value));
    }

    internal static LabelSet FromOwned(byte[] canonical) => canonical.Length == 0 ? Empty : new LabelSet(canonical);
}
