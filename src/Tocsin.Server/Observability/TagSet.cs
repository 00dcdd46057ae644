namespace Tocsin.Server.Observability;

/// <summary>The tags of one measurement, in the order the caller gave them.</summary>
internal readonly record struct TagSet(KeyValuePair<string, object?>[] Tags);
