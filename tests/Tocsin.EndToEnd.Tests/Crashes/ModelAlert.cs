namespace Tocsin.EndToEnd.Crashes;

/// <summary>
/// What is known of one alert from the outside: its last answered state, and the one change whose answer never came. Changes are numbered,
/// and each alert carries its number as an annotation.
/// </summary>
internal sealed class ModelAlert(string pod)
{
    private readonly List<bool> _history = [false];

    public string Pod { get; } = pod;

    /// <summary>The number of the last change that is known to be stored; 0: none.</summary>
    public int Number { get; private set; }

    public bool IsFiring => _history[Number];

    /// <summary>A change that was sent and not answered with success: 0 where there is none.</summary>
    public int InDoubt { get; private set; }

    /// <summary>Whether the change with this number made the alert fire.</summary>
    public bool Fires(int number) => _history[number];

    /// <summary>Whether one of these changes resolved the alert. A message that was owed shows the newest annotations, with the status that it was decided on.</summary>
    public bool Ends(int first, int last) => _history.Take(last + 1).Skip(Math.Max(first, 1)).Contains(false);

    /// <summary>Draws the next change: an alert that fires is changed or resolved, any other one fires.</summary>
    public int Begin(Random random)
    {
        _history.Add(!IsFiring || random.Next(2) == 0);
        InDoubt = _history.Count - 1;
        return InDoubt;
    }

    public void Confirm() => (Number, InDoubt) = (InDoubt, 0);

    /// <summary>Compares with what the server says after a restart.</summary>
    /// <param name="listed">The number of the change that the list of firing alerts shows; 0: it is not in the list.</param>
    /// <returns>What is wrong; empty where nothing is.</returns>
    public string Settle(int listed)
    {
        var isExpected = listed == Listed(Number);
        if (!isExpected && (InDoubt == 0 || listed != Listed(InDoubt)))
        {
            return $"{Pod}: {Describe(Number)} was answered with 200, in doubt is {Describe(InDoubt)}; the list shows {(listed == 0 ? "nothing" : Describe(listed))}";
        }

        (Number, InDoubt) = (isExpected ? Number : InDoubt, 0);
        return "";
    }

    private int Listed(int number) => _history[number] ? number : 0;

    private string Describe(int number) => number == 0 ? "nothing" : $"{number} ({(_history[number] ? "firing" : "resolved")})";
}
