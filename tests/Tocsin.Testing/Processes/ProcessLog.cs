namespace Tocsin.Testing.Processes;

/// <summary>What a process wrote, line by line, for waiting and for failure messages.</summary>
public sealed class ProcessLog
{
    private readonly List<string> _lines = [];
    private TaskCompletionSource _changed = NewSignal();

    public int Count
    {
        get
        {
            lock (_lines)
            {
                return _lines.Count;
            }
        }
    }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public void Add(string line)
    {
        TaskCompletionSource changed;
        lock (_lines)
        {
            _lines.Add(line);
            (changed, _changed) = (_changed, NewSignal());
        }

        changed.SetResult();
    }

    /// <summary>The first line that is wanted, from line number <paramref name="from"/> on, as soon as it is there.</summary>
    public async Task<string> WaitForAsync(Func<string, bool> wanted, int from, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            lock (_lines)
            {
                if (_lines.Skip(from).FirstOrDefault(wanted) is { } line)
                {
                    return line;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    public override string ToString() => string.Join('\n', Lines.TakeLast(200));

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
