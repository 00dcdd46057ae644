using Tocsin.Alerts;
using Tocsin.Matching;
using Tocsin.Silences;

namespace Tocsin.Storage;

internal sealed partial class JournalCodec
{
    public JournalEntry Encode(Silence silence)
    {
        _writer.Byte(Format);
        _writer.Id(silence.Id);
        _writer.Time(silence.StartsAt);
        _writer.Time(silence.EndsAt);
        _writer.Time(silence.UpdatedAt);
        _writer.Text(silence.CreatedBy);
        _writer.Text(silence.Comment);
        _writer.Bytes(silence.Annotations.Canonical);
        _writer.Count(silence.Matchers.Count);
        foreach (var matcher in silence.Matchers)
        {
            _writer.Byte((byte)matcher.Operator);
            _writer.Text(matcher.Name);
            _writer.Text(matcher.Value);
        }

        return new(EntryKind.Silence, SubjectOf(silence.Id), _writer.Finish());
    }

    /// <exception cref="StoreUnusableException">A newer version wrote it, or this one can't read one of its regular expressions any more.</exception>
    public static Silence DecodeSilence(ReadOnlySpan<byte> payload)
    {
        var reader = Open(payload, out _);
        return new Silence
        {
            Id = reader.Id(),
            StartsAt = reader.Time(),
            EndsAt = reader.Time(),
            UpdatedAt = reader.Time(),
            CreatedBy = reader.Text(),
            Comment = reader.Text(),
            Annotations = LabelSet.FromCanonical(reader.Bytes()),
            Matchers = ReadMatchers(ref reader),
        };
    }

    private static List<Matcher> ReadMatchers(ref JournalReader reader)
    {
        var matchers = new List<Matcher>();
        for (var left = reader.Count(); left > 0; left--)
        {
            var op = (MatchOperator)reader.Byte();
            matchers.Add(ReadMatcher(op, reader.Text(), reader.Text()));
        }

        return matchers;
    }

    private static Matcher ReadMatcher(MatchOperator op, string name, string value)
    {
        try
        {
            return Matcher.Of(name, op, value);
        }
        catch (FormatException e)
        {
            throw new StoreUnusableException($"The store holds a silence with a regular expression that this version of Tocsin can't use: {e.Message}. Run the version that wrote it.");
        }
    }
}
