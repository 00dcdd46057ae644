using System.Numerics;
using System.Text;
using Tocsin.Alerts;
using Tocsin.Matching;

namespace Tocsin.Silences;

/// <summary>
/// How large a silence is: the bytes that it takes as Alertmanager 0.34's protocol buffer (<c>MeshSilence</c> in silencepb/silence.proto), so
/// that a limit means the same here. Only fractions of a second can make a difference, since ours are multiples of 100 ns.
/// </summary>
public static class SilenceSize
{
    private const int IdLength = 36;

    public static int Of(Silence silence, TimeSpan retention) =>
        Message(Body(silence)) + Time(silence.EndsAt.SaturatingAdd(retention));

    private static int Body(Silence silence) =>
        Message(IdLength)
        + Time(silence.StartsAt) + Time(silence.EndsAt) + Time(silence.UpdatedAt)
        + Text(silence.CreatedBy) + Text(silence.Comment)
        + silence.Annotations.Sum(Annotation)
        + Message(silence.Matchers.Sum(m => Message(One(m))));

    private static int One(Matcher matcher) => (matcher.Operator == MatchOperator.Equal ? 0 : 2) + Text(matcher.Name) + Text(matcher.Value);

    // An entry of a map has its key and its value even where they are empty.
    private static int Annotation(Label annotation) =>
        Message(Message(Encoding.UTF8.GetByteCount(annotation.Name)) + Message(Encoding.UTF8.GetByteCount(annotation.Value)));

    private static int Text(string text) => text.Length == 0 ? 0 : Message(Encoding.UTF8.GetByteCount(text));

    private static int Time(DateTimeOffset time)
    {
        var nanoseconds = time.UtcTicks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick;
        var seconds = time.ToUnixTimeSeconds();
        return Message((seconds == 0 ? 0 : 1 + Number((ulong)seconds)) + (nanoseconds == 0 ? 0 : 1 + Number((ulong)nanoseconds)));
    }

    /// <summary>A field of some length: one byte says which it is, then come the length and the content.</summary>
    private static int Message(int length) => 1 + Number((ulong)length) + length;

    // Seven bits in each byte.
    private static int Number(ulong value) => (BitOperations.Log2(value | 1) / 7) + 1;
}
