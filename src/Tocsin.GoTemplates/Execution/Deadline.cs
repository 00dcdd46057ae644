namespace Tocsin.GoTemplates.Execution;

/// <summary>Ends an execution that takes too long. Reading the clock costs more than most steps, so it is read at every 256th.</summary>
internal sealed class Deadline(TimeProvider time, TimeSpan limit)
{
    private const int Interval = 256;

    private readonly long _start = time.GetTimestamp();
    private int _steps;

    /// <param name="steps">How many steps were done, where one takes as long as many.</param>
    public void Check(int steps = 1)
    {
        _steps += steps;
        if (_steps < Interval)
        {
            return;
        }

        _steps = 0;
        if (time.GetElapsedTime(_start) > limit)
        {
            throw new TemplateLimitException(FormattableString.Invariant($"the execution takes longer than {limit.TotalSeconds} s"));
        }
    }
}
