using System.Globalization;
using Tocsin.Configuration;

namespace Tocsin.Testing.Scripts;

/// <summary>Reads a script's file; README.md beside the files has the format. A mistake in a script is an exception.</summary>
internal static class ScriptReader
{
    private static readonly string[] _reasons = ["first", "new", "some", "all", "repeat"];
    private static readonly string[] _reasonTexts =
        ["first notification", "new alerts added", "some alerts resolved", "all alerts resolved", "repeat interval elapsed"];

    public static Script Read(string name, string text)
    {
        var errors = new ConfigErrors();
        var root = YamlReader.Read(text, errors) is { } mapping ? new ConfigSection(mapping, "", errors) : null;
        var script = root is null ? null : Read(name, root);
        root?.Done();
        return script is not null && !errors.Any ? script
            : throw new FormatException($"{name}: {string.Join("; ", errors.InOrder.Select(e => $"{e.Location.Line}:{e.Location.Column} {e.Message}"))}");
    }

    private static Script Read(string name, ConfigSection root)
    {
        var key = root.Text("key", "");
        return new Script
        {
            Name = name,
            Title = root.Required("title"),
            Covers = root.Texts("covers"),
            Config = root.Required("config"),
            Steps = [.. root.Sections("steps").Select(Step)],
            Until = Seconds(root, "until", 0),
            CountsFailed = root.Bool("count_failed", true),
            Expected = [.. root.Sections("expect").Select(s => Message(s, key))],
            ExpectedOfDebian = root.Ask("expect_of_debian") is null ? null : [.. root.Sections("expect_of_debian").Select(s => Message(s, key))],
        };
    }

    private static ScriptStep Step(ConfigSection step)
    {
        var at = Seconds(step, "at", 0);
        ScriptStep read = step switch
        {
            _ when step.Has("post") => new PostStep(at, [.. step.Texts("post").Select(ScriptAlert.Parse)], step.Number("status", 200)),
            _ when step.Has("silence") => new SilenceStep(
                at, step.Text("silence", ""), [.. step.Texts("matchers").Select(ScriptMatcher.Parse)], Seconds(step, "from", at.TotalSeconds), Seconds(step, "to", 3600)),
            _ when step.Has("expire") => new ExpireStep(at, step.Text("expire", "")),
            _ when step.Has("answers") => new AnswerStep(
                at, step.Text("answers", ""), step.Number("count", 1), step.Number("status", 200), Seconds(step, "delay", 0)),
            _ => new ReloadStep(at, step.Required("reload"), step.Number("status", 200)),
        };
        step.Done();
        return read;
    }

    private static ExpectedMessage Message(ConfigSection message, string key)
    {
        var reason = Array.FindIndex(_reasons, message.Has);
        if (reason < 0)
        {
            message.Error($"one of {string.Join(", ", _reasons)} is needed");
            reason = 0;
        }

        var read = new ExpectedMessage(
            Seconds(message, "at", 0),
            Seconds(message, "give", 0),
            message.Required("to"),
            message.Text("key", key),
            _reasonTexts[reason],
            [.. message.Texts(_reasons[reason]).Select(ExpectedAlert.Parse)],
            message.Number("truncated", 0),
            message.Number("answer", 200));
        message.Done();
        return read;
    }

    private static TimeSpan Seconds(ConfigSection section, string key, double absent)
    {
        if (section.Text(key) is not { } text)
        {
            return TimeSpan.FromSeconds(absent);
        }

        if (!double.TryParse(text, CultureInfo.InvariantCulture, out var seconds))
        {
            section.Error(key, "is no number of seconds");
        }

        return TimeSpan.FromSeconds(seconds);
    }
}
