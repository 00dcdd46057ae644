using System.Text;

namespace Tocsin.Server.Ingest;

/// <summary>Damages a body at a few places, with what senders and attackers get wrong.</summary>
internal static class BodyMutation
{
    private static readonly byte[][] _pieces =
    [
        .. new[]
        {
            "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "5", "-1e999", "{}", "[]", "\"\"", "\"x\"", "\\ud800", "\\udc00", "\\u00e9", "\\\"", "é", "\uFEFF",
            "\"labels\":", "\"alerts\":", "\"status\":", "\"startsAt\":", "\"endsAt\":", "\"labels\":{\"a\":\"b\"},", "\"endsAt\":\"0001-01-01T00:00:00Z\",",
            "\"startsAt\":\"2022-13-01\",", "2022-02-30T00:00:00Z", "2016-12-31T23:59:60.5+23:59", "\"status\":\"resolved\",", "\n", "\0", " ",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xF0, 0x9F],
    ];

    public static byte[] Of(byte[] body, Random random)
    {
        var bytes = new List<byte>(body);
        for (var times = random.Next(1, 5); times > 0 && bytes.Count > 0; times--)
        {
            Damage(bytes, random);
        }

        return [.. bytes];
    }

    private static void Damage(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, 40), bytes.Count - at);
        switch (random.Next(6))
        {
            case 0:
                bytes.RemoveRange(at, length);
                break;
            case 1:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 2:
                bytes[at] = (byte)random.Next(256);
                break;
            case 3 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 4:
                ReplaceValue(bytes, at, _pieces[random.Next(_pieces.Length)]);
                break;
            default:
                bytes.InsertRange(at, _pieces[random.Next(_pieces.Length)]);
                break;
        }
    }

    // From one quote to the next, so that more of the damaged bodies are JSON still.
    private static void ReplaceValue(List<byte> bytes, int at, byte[] piece)
    {
        var from = bytes.IndexOf((byte)'"', at);
        var to = from < 0 ? -1 : bytes.IndexOf((byte)'"', from + 1);
        if (to > 0)
        {
            bytes.RemoveRange(from, to - from + 1);
            bytes.InsertRange(from, piece);
        }
    }
}
