using Tocsin.Alerts;

namespace Tocsin.Storage;

/// <summary>A group as it is stored: its members follow from the alerts.</summary>
/// <param name="Key">The group's key.</param>
/// <param name="Labels">The labels its alerts share.</param>
/// <param name="NextFlush">The next tick as of this record; later ticks follow from group_interval.</param>
public sealed record GroupRecord(string Key, LabelSet Labels, DateTimeOffset NextFlush);
