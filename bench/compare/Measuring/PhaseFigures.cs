namespace Tocsin.Compare.Measuring;

/// <summary>What one phase came to.</summary>
/// <param name="AlertsPerSecond">Alerts in posts answered 200, by the time the phase took.</param>
/// <param name="P50">Time until a post was answered, in ms: half took no longer.</param>
/// <param name="P99">The same for 99 of 100 posts.</param>
/// <param name="Cost">Time of the phase by its alerts, in µs.</param>
/// <param name="ServerCpu">CPU time of the server by alert, in µs.</param>
/// <param name="LoadCpu">CPU time of the load generator by alert, in µs.</param>
/// <param name="Written">Bytes that the server wrote to storage, by alert.</param>
/// <param name="OtherCores">Cores that were busy with neither the server nor the load generator.</param>
internal sealed record PhaseFigures(
    double AlertsPerSecond, double P50, double P99, double Cost, double ServerCpu, double LoadCpu, double Written, double OtherCores);
