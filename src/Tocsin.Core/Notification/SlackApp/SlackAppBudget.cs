namespace Tocsin.Notification.SlackApp;

/// <summary>
/// What is left of the text a message may hold. Slack refuses messages whose blocks exceed about 11,000 characters in total
/// (<c>msg_blocks_too_long</c>, undocumented), so the pieces take from it in the order of their importance.
/// </summary>
internal sealed class SlackAppBudget(int left)
{
    // For a block's own JSON: type, keys, brackets.
    private const int PerPiece = 40;

    public int Left => left;

    public string Line(string raw, int max) => Take(SlackAppText.Line(raw, Room(max)));

    public string Lines(string raw, int max) => Take(SlackAppText.Lines(raw, Room(max)));

    /// <summary>Takes text that is ready, whole or not at all.</summary>
    public bool TryTake(string ready)
    {
        if (ready.Length + PerPiece > left)
        {
            return false;
        }

        Take(ready);
        return true;
    }

    private string Take(string text)
    {
        left -= text.Length + PerPiece;
        return text;
    }

    private int Room(int max) => Math.Max(0, Math.Min(max, left - PerPiece));
}
