namespace Tocsin.GoTemplates.Execution;

/// <summary>Ends an execution that takes too long. Reading the clock costs more than most steps, so it is read at every 256th.</summary>
internal sealed class Deadline(TimeProvider time, TimeSpan limit)
{
    private readonly long _start = time.GetTimestamp();
    private byte _steps;

    public void Check()
    {
        if (++_steps == 0 && time.GetElapsedTime(_start) > limit)
        {
            throw new TemplateLimitException(FormattableString.Invariant($"the execution takes longer than {limit.TotalSeconds} s"));
        }
    }
}
