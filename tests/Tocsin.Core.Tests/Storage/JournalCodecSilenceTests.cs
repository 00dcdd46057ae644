using Tocsin.Alerts;
using Tocsin.Matching;
using Tocsin.Silences;

namespace Tocsin.Storage;

public class JournalCodecSilenceTests
{
    private static readonly DateTimeOffset _at = new(2026, 3, 1, 12, 0, 0, 123, TimeSpan.Zero);

    private readonly JournalCodec _codec = new();

    [Fact]
    public void A_silence_comes_back_as_it_was_empty_annotations_and_the_order_of_matchers_included()
    {
        var annotations = new LabelSetBuilder(keepEmpty: true);
        annotations.Add("ticket"u8, ""u8);
        annotations.Add("ü"u8, "1\n"u8);
        var silence = new Silence
        {
            Id = Guid.NewGuid(),
            Matchers = [.. Enum.GetValues<MatchOperator>().Reverse().Select(op => Matcher.Of("é b", op, "x|\"y\""))],
            StartsAt = _at,
            EndsAt = DateTimeOffset.MaxValue,
            UpdatedAt = _at.AddTicks(1),
            CreatedBy = "me",
            Comment = "why \0 not",
            Annotations = annotations.ToLabelSet(),
        };

        var entry = _codec.Encode(silence);
        var back = JournalCodec.DecodeSilence(entry.Payload.Span);

        Assert.Equal((EntryKind.Silence, silence.Id), (entry.Kind, new Guid(entry.Subject.Span)));
        Assert.Equal(silence.Matchers, back.Matchers);
        Assert.Equal(silence, back with { Matchers = silence.Matchers });
    }

    [Fact]
    public void Numbers_that_are_stored_never_change()
    {
        Assert.Equal(6, (int)EntryKind.Silence);
        Assert.Equal([0, 1, 2, 3], new[] { MatchOperator.Equal, MatchOperator.NotEqual, MatchOperator.Regex, MatchOperator.NotRegex }.Select(op => (int)op));
    }

    [Fact]
    public void Damage_is_noticed()
    {
        var payload = _codec.Encode(new Silence { Id = Guid.NewGuid(), Matchers = [Matcher.Of("a", MatchOperator.Regex, "b.*")], StartsAt = _at, EndsAt = _at, UpdatedAt = _at }).Payload.ToArray();
        for (var i = 0; i < payload.Length; i++)
        {
            var damaged = (byte[])payload.Clone();
            damaged[i] ^= 0x10;
            Assert.Throws<InvalidDataException>(() => JournalCodec.DecodeSilence(damaged));
            Assert.Throws<InvalidDataException>(() => JournalCodec.DecodeSilence(payload.AsSpan(0, i)));
        }
    }
}
