using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Tocsin.Alerts;
using Tocsin.GoTemplates;
using Tocsin.Templating.Functions;

namespace Tocsin.Templating;

/// <summary>A template of a key of Tocsin's own: about one alert, in a language whose values are escaped for the place where they stand.</summary>
internal sealed class AlertTemplate
{
    private readonly Template _template;
    private readonly string _text;

    private AlertTemplate(Template template, string text)
    {
        (_template, _text) = (template, text);
    }

    /// <summary>Reads a template; what the alert's type can't give is found out here too.</summary>
    /// <param name="text">The template.</param>
    /// <param name="language">What it writes.</param>
    /// <param name="time">What <c>now</c> and <c>since</c> read.</param>
    /// <param name="template">The template; null where there is an error.</param>
    /// <param name="error">What is wrong, with the action.</param>
    public static bool TryParse(
        string text, OutputLanguage language, TimeProvider time, [NotNullWhen(true)] out AlertTemplate? template, [NotNullWhen(false)] out string? error)
    {
        (template, error) = (null, null);
        try
        {
            template = new AlertTemplate(SetWith(time).Compile(text, language), text);
        }
        catch (TemplateException e)
        {
            error = Readable(e, text);
            return false;
        }

        // An alert without labels shows misspelt fields; that its labels are absent is no mistake of the template.
        if (!template.TryRender(_bare, out _, out error) && error.Contains("can't evaluate field", StringComparison.Ordinal))
        {
            template = null;
            return false;
        }

        error = null;
        return true;
    }

    /// <summary>The text for this alert, or why there is none.</summary>
    public bool TryRender(Alert alert, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out string? error)
    {
        (text, error) = (null, null);
        try
        {
            text = _template.Render(new AlertInput(alert));
            return true;
        }
        catch (TemplateException e)
        {
            error = Readable(e, _text);
            return false;
        }
    }

    private static TemplateSet SetWith(TimeProvider time) => TemplateSet.Create(new TemplateOptions
    {
        MissingKey = MissingKey.Zero,
        Functions = AlertFunctions.Create(time),
        Types = AlertInput.Types,
        TimeProvider = time,
    });

    private static readonly Alert _bare = new() { Labels = LabelSet.Empty, StartsAt = default, EndsAt = default, UpdatedAt = default };

    // "template: :1:9: executing "" at <string>: error calling string: is empty" says too much of the engine for one line of evidence.
    private static string Readable(TemplateException e, string text) =>
        e.Reason.StartsWith("{{", StringComparison.Ordinal) ? e.Reason // It names the action already.
        : e.Position is { } position && ActionAt(text, position) is { } action ? $"{action}: {e.Reason}"
        : e.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"line {e.Line}: {e.Reason}")
        : e.Message;

    /// <summary>The action around a place, as it is written.</summary>
    private static string? ActionAt(string text, int position)
    {
        var open = text.LastIndexOf("{{", Math.Min(position, text.Length - 1), StringComparison.Ordinal);
        var close = text.IndexOf("}}", position, StringComparison.Ordinal);
        return open < 0 || close < 0 ? null : text[open..(close + 2)];
    }
}
