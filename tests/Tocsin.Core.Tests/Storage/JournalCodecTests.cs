using System.Text;
using Tocsin.Alerts;
using Tocsin.Notification;

namespace Tocsin.Storage;

public class JournalCodecTests
{
    private static readonly DateTimeOffset _at = new(2026, 3, 1, 12, 0, 0, 123, TimeSpan.FromHours(-7));

    private readonly JournalCodec _codec = new();

    [Fact]
    public void An_alert_comes_back_as_it_was_offsets_and_empty_annotations_included()
    {
        var annotations = new LabelSetBuilder(keepEmpty: true);
        annotations.Add("summary"u8, ""u8);
        var labels = LabelSet.Of(("alertname", "X"), ("ü", "\n😀"));
        var alert = new Alert
        {
            Labels = labels,
            Id = AlertId.Of(labels.Canonical),
            Annotations = annotations.ToLabelSet(),
            GeneratorUrlUtf8 = Encoding.UTF8.GetBytes("http://x/?a=b&c"),
            Status = AlertStatus.NoNews,
            EndsBy = EndsBy.ExpireAfter,
            StartsAt = _at,
            EndsAt = DateTimeOffset.MaxValue,
            UpdatedAt = _at.AddTicks(1),
            Episode = Guid.NewGuid(),
        };

        var back = JournalCodec.DecodeAlert(_codec.Encode(alert, 7).Payload.Span);

        Assert.Equal(alert with { GeneratorUrlUtf8 = default }, back with { GeneratorUrlUtf8 = default });
        Assert.Equal(alert.GeneratorUrl, back.GeneratorUrl);
        Assert.Equal(_at.Offset, back.StartsAt.Offset);
    }

    [Fact]
    public void A_decision_and_its_end_come_back_as_they_were()
    {
        var row = new OutboxRow
        {
            Id = Guid.NewGuid(),
            GroupKey = "{}:{a=\"b\"}",
            Integration = new IntegrationKey("team", "slack_app", 3),
            Reason = NotificationReason.SomeAlertsResolved,
            At = _at,
            Firing = new HashSet<AlertId> { new(0, 1), new(ulong.MaxValue, 0) },
            Ended = new HashSet<AlertId> { new(0, 2) },
        };
        var end = new RowEnd(row, RowOutcome.Delivered, _at.AddSeconds(1), 4, "ok", "{}"u8.ToArray());

        Same(row, JournalCodec.DecodeDecision(_codec.Encode(row).Payload.Span));
        var back = JournalCodec.DecodeRowEnd(_codec.Encode(end).Payload.Span);
        Same(row, back.Row);
        Assert.Equal((end.Outcome, end.At, end.Attempts, end.Answer), (back.Outcome, back.At, back.Attempts, back.Answer));
        Assert.Equal("{}", Encoding.UTF8.GetString(back.Evidence.Span));
    }

    [Fact]
    public void A_group_and_what_was_told_of_it_come_back_as_they_were()
    {
        var group = new GroupRecord("{}", "r", 2, LabelSet.Of(("a", "b")), _at);
        var told = new ToldRecord("{}:{}", new IntegrationKey("r", "webhook", 0), new DeliveredState(_at, new HashSet<AlertId> { new(0, 1) }, new HashSet<AlertId>()));

        Assert.Equal(group, JournalCodec.DecodeGroup(_codec.Encode(group).Payload.Span));
        var back = JournalCodec.DecodeTold(_codec.Encode(told).Payload.Span);
        Assert.Equal((told.GroupKey, told.Integration, told.State.At), (back.GroupKey, back.Integration, back.State.At));
        Assert.Equal(told.State.Firing, back.State.Firing);
        Assert.Empty(back.State.Ended);
        Assert.Empty(back.State.Unseen);
        var repeated = told with { State = told.State with { Repeats = 3 } };
        repeated = repeated with { State = repeated.State.WithUnseen([new(0, 1)]) };
        var again = JournalCodec.DecodeTold(_codec.Encode(repeated).Payload.Span).State;
        Assert.Equal((3, false), (again.Repeats, again.IsOpen(new(0, 1))));
        Assert.True(again.WithSeen(new(0, 1)).IsOpen(new(0, 1)));
    }

    [Fact]
    public void Any_flipped_bit_is_noticed()
    {
        var payload = _codec.Encode(new GroupRecord("{}", "r", 0, LabelSet.Of(("a", "b")), _at)).Payload.ToArray();
        for (var bit = 0; bit < payload.Length * 8; bit++)
        {
            payload[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Throws<InvalidDataException>(() => JournalCodec.DecodeGroup(payload));
            payload[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [Fact]
    public void A_format_of_a_later_version_is_refused_as_such()
    {
        var writer = new JournalWriter();
        writer.Byte(3);

        Assert.Contains("newer version", Assert.Throws<StoreUnusableException>(() => JournalCodec.DecodeGroup(writer.Finish())).Message, StringComparison.Ordinal);
    }

    private static void Same(OutboxRow expected, OutboxRow actual)
    {
        Assert.Equal(expected with { Firing = actual.Firing, Ended = actual.Ended }, actual);
        Assert.Equal(expected.Firing, actual.Firing);
        Assert.Equal(expected.Ended, actual.Ended);
    }
}
