using Tocsin.Compare.Load;
using Tocsin.Compare.Servers;

namespace Tocsin.Compare.Measuring;

/// <summary>Adds up one phase, over several starts of the server where one is too short to be measured.</summary>
internal sealed class PhaseMeasurement(TimeProvider time)
{
    private readonly Tally _tally = new();
    private TimeSpan _elapsed;
    private TimeSpan _serverCpu;
    private TimeSpan _loadCpu;
    private TimeSpan _machineCpu;
    private long _written;

    public IReadOnlyDictionary<int, int> Failures => _tally.Failures;

    public void Measure(ServerProcess server, Func<Tally> send)
    {
        var before = server.Usage();
        var loadBefore = Environment.CpuUsage.TotalTime;
        var machineBefore = MachineUsage.Busy();
        var start = time.GetTimestamp();
        _tally.Add(send());
        _elapsed += time.GetElapsedTime(start);
        _machineCpu += MachineUsage.Busy() - machineBefore;
        _loadCpu += Environment.CpuUsage.TotalTime - loadBefore;
        var after = server.Usage();
        _serverCpu += after.Cpu - before.Cpu;
        _written += after.Written - before.Written;
    }

    public PhaseFigures Figures()
    {
        var latencies = _tally.SortedLatencies();
        var alerts = (double)_tally.Accepted;
        return new PhaseFigures(
            alerts / _elapsed.TotalSeconds,
            Milliseconds(latencies, 0.50),
            Milliseconds(latencies, 0.99),
            _elapsed.TotalMicroseconds / alerts,
            _serverCpu.TotalMicroseconds / alerts,
            _loadCpu.TotalMicroseconds / alerts,
            _written / alerts,
            Math.Max(0, (_machineCpu - _serverCpu - _loadCpu) / _elapsed));
    }

    private double Milliseconds(long[] sorted, double share) => sorted.Length == 0
        ? double.NaN
        : sorted[(int)Math.Ceiling(share * sorted.Length) - 1] * 1000.0 / time.TimestampFrequency;
}
