using Tocsin.Notification;

namespace Tocsin.Storage;

/// <summary>What an integration was last told about a group, as snapshots keep it.</summary>
public sealed record ToldRecord(string GroupKey, IntegrationKey Integration, DeliveredState State);
