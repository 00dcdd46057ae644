namespace Tocsin.Enrichment.Prometheus;

/// <summary>What came of a query: points, or the reason why there are none.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Reason">For people, without credentials; empty where there are points.</param>
/// <param name="Points">At least one where the status is <see cref="EvidenceStatus.Ok"/>; oldest first.</param>
/// <param name="FromServer">Whether the server answered at all; where it did not, it may be down.</param>
internal sealed record PrometheusAnswer(EvidenceStatus Status, string Reason, IReadOnlyList<EvidencePoint> Points, bool FromServer = true)
{
    /// <summary>Whether it may be given again to who asks the same shortly after. Failures may be over the next moment.</summary>
    public bool IsKept => Status is EvidenceStatus.Ok or EvidenceStatus.NoData;

    public static PrometheusAnswer Of(IReadOnlyList<EvidencePoint> points) => new(EvidenceStatus.Ok, "", points);

    public static PrometheusAnswer NoData(string reason) => new(EvidenceStatus.NoData, reason, []);

    public static PrometheusAnswer Error(string reason) => new(EvidenceStatus.Error, reason, []);

    public static PrometheusAnswer Timeout(string reason) => new(EvidenceStatus.Timeout, reason, []);

    public static PrometheusAnswer Unreachable(EvidenceStatus status, string reason) => new(status, reason, [], FromServer: false);
}
