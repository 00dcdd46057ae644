using System.Text;

namespace Tocsin.Server.Ingest;

/// <summary>What was wrong with one body. All are counted; of each stage the first few are kept, so that a hostile body costs nothing.</summary>
internal sealed class Problems
{
    private const int KeptPerStage = 10;
    private const int ShownLength = 100;

    private readonly List<Problem> _kept = [];
    private readonly int[] _perStage = new int[3];

    /// <summary>Why nothing of the body could be read; null where it could.</summary>
    public string? Unreadable { get; set; }

    /// <summary>Whether the body held nothing at all.</summary>
    public bool IsEmptyBody { get; set; }

    /// <summary>Whether places are <c>alerts[i]</c> rather than <c>[i]</c>.</summary>
    public bool InEnvelope { get; set; }

    public int Count { get; private set; }

    public IReadOnlyList<Problem> Kept => _kept;

    public bool Any => Count > 0 || IsEmptyBody || Unreadable is not null;

    public void Clear()
    {
        _kept.Clear();
        Array.Clear(_perStage);
        Unreadable = null;
        IsEmptyBody = InEnvelope = false;
        Count = 0;
    }

    public void Add(ProblemKind kind, int alert, AlertField field, ReadOnlySpan<byte> name = default, ReadOnlySpan<byte> detail = default)
    {
        var stage = new Problem(kind, alert, field, "", "").Stage;
        Count++;
        if (_perStage[(int)stage]++ < KeptPerStage)
        {
            _kept.Add(new Problem(kind, alert, field, Shown(name), Shown(detail)));
        }
    }

    private static string Shown(ReadOnlySpan<byte> text)
    {
        if (text.Length <= ShownLength)
        {
            return Encoding.UTF8.GetString(text);
        }

        var shown = text[..ShownLength];
        return Encoding.UTF8.GetString(shown[..Utf8Repair.ValidLength(shown)]) + "…";
    }
}
