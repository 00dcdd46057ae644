using System.Buffers.Binary;

namespace Tocsin.Storage.Sqlite;

/// <summary>
/// Looks for damage in the middle of SQLite's write-ahead log. SQLite takes the first frame that does not fit as the log's end, and so would
/// drop what follows without a word; that is right for the last commit, which a crash may have cut short, and for no other: each commit is on
/// disk before the next one begins. File format: sqlite.org/fileformat2.html, section 4.
/// </summary>
internal static class WriteAheadLog
{
    private const int HeaderSize = 32;
    private const int FrameHeaderSize = 24;
    private const uint MagicLittleEndian = 0x377f0682;
    private const uint MagicBigEndian = 0x377f0683;

    /// <summary>Whether commits follow a frame that is damaged.</summary>
    public static bool IsDamaged(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var header = new byte[HeaderSize];
        if (file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize || Number(header, 0) is not (MagicLittleEndian or MagicBigEndian))
        {
            return false;
        }

        var sum = new Checksum(isBigEndian: Number(header, 0) == MagicBigEndian);
        sum.Add(header.AsSpan(0, 24));
        return CommitsBehindDamage(file, header, sum) > 1;
    }

    private static int CommitsBehindDamage(FileStream file, byte[] header, Checksum sum)
    {
        var frame = new byte[FrameHeaderSize + Number(header, 8)];
        var isDamaged = !sum.Is(header.AsSpan(24));
        var commits = 0;
        while (file.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length)
        {
            var isOurs = IsOfThisLog(frame, header);
            if (!isDamaged && isOurs)
            {
                sum.Add(frame.AsSpan(0, 8));
                sum.Add(frame.AsSpan(FrameHeaderSize));
            }

            isDamaged = isDamaged || !isOurs || !sum.Is(frame.AsSpan(16));
            commits += isDamaged && isOurs && IsCommit(frame) ? 1 : 0;
        }

        return commits;
    }

    // The log is written over from its start after a checkpoint: frames with other salts are left from before.
    private static bool IsOfThisLog(byte[] frame, byte[] header) => frame.AsSpan(8, 8).SequenceEqual(header.AsSpan(16, 8));

    private static bool IsCommit(byte[] frame) => Number(frame, 4) != 0;

    private static uint Number(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);

    private struct Checksum(bool isBigEndian)
    {
        private uint _first;
        private uint _second;

        public void Add(ReadOnlySpan<byte> bytes)
        {
            for (var i = 0; i < bytes.Length; i += 8)
            {
                _first += Word(bytes[i..]) + _second;
                _second += Word(bytes[(i + 4)..]) + _first;
            }
        }

        public readonly bool Is(ReadOnlySpan<byte> stored) => Number(stored, 0) == _first && Number(stored, 4) == _second;

        private readonly uint Word(ReadOnlySpan<byte> bytes) =>
            isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }
}
