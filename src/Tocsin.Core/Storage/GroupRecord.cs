using Tocsin.Alerts;
using Tocsin.Grouping;

namespace Tocsin.Storage;

/// <summary>A group as it is stored: its members follow from the alerts.</summary>
/// <param name="RouteKey">The matchers on the way to its route.</param>
/// <param name="Receiver">Its route's receiver: siblings with the same matchers are told apart by it. Empty in records of the first format.</param>
/// <param name="Ordinal">Its route's place among the siblings that have the same matchers and the same receiver.</param>
/// <param name="Labels">The labels its alerts share.</param>
/// <param name="NextFlush">The next tick as of this record; later ticks follow from group_interval.</param>
public sealed record GroupRecord(string RouteKey, string Receiver, int Ordinal, LabelSet Labels, DateTimeOffset NextFlush)
{
    public string Key => GroupKey.Of(RouteKey, Labels);
}
