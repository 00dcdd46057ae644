using System.Text;
using Tocsin.Alerts;
using Tocsin.Grouping;
using Tocsin.Notification;

namespace Tocsin.Storage;

/// <summary>
/// Payloads as bytes and back. Each begins with its format's number, so that a later format can be read beside the earlier ones.
/// </summary>
internal sealed partial class JournalCodec
{
    /// <summary>Records of this format hold no receiver of a group, no repeats and no route labels.</summary>
    private const byte FirstFormat = 1;

    private const byte Format = 2;

    private readonly JournalWriter _writer = new();

    public static byte[] SubjectOf(AlertId alert)
    {
        var subject = new byte[AlertId.Size];
        alert.Write(subject);
        return subject;
    }

    public static byte[] SubjectOf(Guid row) => row.ToByteArray();

    public static byte[] SubjectOf(string text) => Encoding.UTF8.GetBytes(text);

    public JournalEntry Encode(Alert alert, long? expectedVersion) =>
        new(EntryKind.Alert, SubjectOf(alert.Id), Payload(alert), expectedVersion);

    public JournalEntry Encode(GroupRecord group)
    {
        _writer.Byte(Format);
        _writer.Text(group.RouteKey);
        _writer.Text(group.Receiver);
        _writer.Count(group.Ordinal);
        _writer.Bytes(group.Labels.Canonical);
        _writer.Time(group.NextFlush);
        return new(EntryKind.Group, SubjectOf($"{group.Key}\0{group.Receiver}\0{group.Ordinal}"), _writer.Finish());
    }

    public JournalEntry Encode(OutboxRow row)
    {
        _writer.Byte(Format);
        Write(row);
        return new(EntryKind.Decision, SubjectOf(row.Id), _writer.Finish());
    }

    public JournalEntry Encode(RowEnd end)
    {
        _writer.Byte(Format);
        Write(end.Row);
        _writer.Byte((byte)end.Outcome);
        _writer.Time(end.At);
        _writer.Count(end.Attempts);
        _writer.Text(end.Answer);
        _writer.Bytes(end.Evidence.Span);
        return new(EntryKind.RowEnd, SubjectOf(end.Row.Id), _writer.Finish());
    }

    public JournalEntry Encode(ToldRecord told)
    {
        _writer.Byte(Format);
        _writer.Text(told.GroupKey);
        Write(told.Integration);
        _writer.Time(told.State.At);
        _writer.AlertIds(told.State.Firing);
        _writer.AlertIds(told.State.Ended);
        _writer.Count(told.State.Repeats);
        _writer.AlertIds(told.State.Unseen);
        return new(EntryKind.Told, SubjectOf($"{told.GroupKey}\0{told.Integration}"), _writer.Finish());
    }

    public static Alert DecodeAlert(ReadOnlySpan<byte> payload)
    {
        var reader = Open(payload, out _);
        var labels = LabelSet.FromCanonical(reader.Bytes());
        return new Alert
        {
            Labels = labels,
            Id = AlertId.Of(labels.Canonical),
            Annotations = LabelSet.FromCanonical(reader.Bytes()),
            GeneratorUrlUtf8 = reader.Bytes().ToArray(),
            Status = (AlertStatus)reader.Byte(),
            EndsBy = (EndsBy)reader.Byte(),
            StartsAt = reader.Time(),
            EndsAt = reader.Time(),
            UpdatedAt = reader.Time(),
            Episode = reader.Id(),
        };
    }

    public static GroupRecord DecodeGroup(ReadOnlySpan<byte> payload)
    {
        var reader = Open(payload, out var format);
        var isFirst = format == FirstFormat;
        var (route, receiver, ordinal) = (reader.Text(), isFirst ? "" : reader.Text(), isFirst ? 0 : reader.Count());

        // The first format held the group's key, and knew no route but the root.
        return new GroupRecord(isFirst ? GroupKey.RootRoute : route, receiver, ordinal, LabelSet.FromCanonical(reader.Bytes()), reader.Time());
    }

    public static OutboxRow DecodeDecision(ReadOnlySpan<byte> payload)
    {
        var reader = Open(payload, out var format);
        return ReadRow(ref reader, format);
    }

    public static RowEnd DecodeRowEnd(ReadOnlySpan<byte> payload)
    {
        var reader = Open(payload, out var format);
        var row = ReadRow(ref reader, format);
        return new RowEnd(row, (RowOutcome)reader.Byte(), reader.Time(), reader.Count(), reader.Text(), reader.Bytes().ToArray());
    }

    public static ToldRecord DecodeTold(ReadOnlySpan<byte> payload)
    {
        var reader = Open(payload, out var format);
        var (group, integration) = (reader.Text(), ReadKey(ref reader));
        var state = new DeliveredState(reader.Time(), reader.AlertIds(), reader.AlertIds());
        return new ToldRecord(group, integration, format == FirstFormat ? state : state with { Repeats = reader.Count(), Unseen = reader.AlertIds() });
    }

    private byte[] Payload(Alert alert)
    {
        _writer.Byte(Format);
        _writer.Bytes(alert.Labels.Canonical);
        _writer.Bytes(alert.Annotations.Canonical);
        _writer.Bytes(alert.GeneratorUrlUtf8.Span);
        _writer.Byte((byte)alert.Status);
        _writer.Byte((byte)alert.EndsBy);
        _writer.Time(alert.StartsAt);
        _writer.Time(alert.EndsAt);
        _writer.Time(alert.UpdatedAt);
        _writer.Id(alert.Episode);
        return _writer.Finish();
    }

    private void Write(OutboxRow row)
    {
        _writer.Id(row.Id);
        _writer.Text(row.GroupKey);
        Write(row.Integration);
        _writer.Byte((byte)row.Reason);
        _writer.Time(row.At);
        _writer.AlertIds(row.Firing);
        _writer.AlertIds(row.Ended);
        _writer.Count(row.Repeats);
        _writer.Bytes(row.RouteLabels.Canonical);
    }

    private void Write(IntegrationKey key)
    {
        _writer.Text(key.Receiver);
        _writer.Text(key.Type);
        _writer.Count(key.Index);
    }

    private static OutboxRow ReadRow(ref JournalReader reader, byte format) => new()
    {
        Id = reader.Id(),
        GroupKey = reader.Text(),
        Integration = ReadKey(ref reader),
        Reason = (NotificationReason)reader.Byte(),
        At = reader.Time(),
        Firing = reader.AlertIds(),
        Ended = reader.AlertIds(),
        Repeats = format == FirstFormat ? 0 : reader.Count(),
        RouteLabels = format == FirstFormat ? LabelSet.Empty : LabelSet.FromCanonical(reader.Bytes()),
    };

    private static IntegrationKey ReadKey(ref JournalReader reader) => new(reader.Text(), reader.Text(), reader.Count());

    private static JournalReader Open(ReadOnlySpan<byte> payload, out byte format)
    {
        var reader = new JournalReader(payload);
        format = reader.Byte();
        return format is FirstFormat or Format
            ? reader
            : throw new StoreUnusableException($"The store holds a record of format {format}, which a newer version of Tocsin wrote. Run that version.");
    }
}
