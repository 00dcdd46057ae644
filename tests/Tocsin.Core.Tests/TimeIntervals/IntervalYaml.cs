using Tocsin.Configuration;

namespace Tocsin.TimeIntervals;

/// <summary>Reads intervals from YAML, as a configuration would hold them.</summary>
internal static class IntervalYaml
{
    /// <param name="intervals">A list in flow style.</param>
    public static NamedTimeInterval Read(string intervals)
    {
        var (named, errors) = ReadAll($"time_intervals: [{{ name: x, time_intervals: {intervals} }}]");
        Assert.Empty(errors);
        return named["x"];
    }

    /// <summary>The only error, without its place.</summary>
    public static string ErrorOf(string interval) =>
        Assert.Single(ReadAll($"time_intervals: [{{ name: x, time_intervals: [{interval}] }}]").Errors).Message;

    public static (IReadOnlyDictionary<string, NamedTimeInterval> Named, IReadOnlyList<ConfigError> Errors) ReadAll(string yaml)
    {
        var errors = new ConfigErrors();
        var mapping = YamlReader.Read(yaml, errors);
        var named = mapping is null ? new Dictionary<string, NamedTimeInterval>() : TimeIntervalReader.Read(new ConfigSection(mapping, "", errors));
        return (named, errors.InOrder);
    }
}
