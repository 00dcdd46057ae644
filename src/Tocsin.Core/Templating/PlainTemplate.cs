using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Tocsin.Templating;

/// <summary>A piece of a template: text as it stands, or a value of the alert.</summary>
internal readonly record struct TemplatePart(string Text, AlertField? Field)
{
    public static TemplatePart Of(string text) => new(text, null);

    public static TemplatePart Of(AlertField field) => new("", field);
}

/// <summary>
/// Text with values of an alert in it. It knows the plainest Go template actions only, <see cref="Forms"/>; all else is an error when the
/// configuration is read, so that nothing written today changes its meaning once more of the language is known.
/// </summary>
/// <remarks>A template says nothing of how a value is made safe: whoever renders it escapes for the place where the text goes.</remarks>
internal sealed partial class PlainTemplate
{
    public const string Forms =
        "{{ .Labels.name }}, {{ index .Labels \"name\" }}, {{ .Annotations.name }}, {{ index .Annotations \"name\" }}, {{ .Status }} and {{ .Fingerprint }}";

    private PlainTemplate(IReadOnlyList<TemplatePart> parts)
    {
        Parts = parts;
    }

    /// <summary>The pieces in order. Two texts never follow each other, and no text is empty.</summary>
    public IReadOnlyList<TemplatePart> Parts { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out PlainTemplate? template, [NotNullWhen(false)] out string? error)
    {
        var parts = new List<TemplatePart>();
        (template, error) = (null, null);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf("{{", at, StringComparison.Ordinal);
            if (open != at)
            {
                parts.Add(TemplatePart.Of(open < 0 ? text[at..] : text[at..open]));
            }

            if (open < 0)
            {
                break;
            }

            if (Action().Match(text, open) is not { Success: true } action || Read(action) is not { } field)
            {
                error = $"{Excerpt(text, open)} is not understood here; known are {Forms}";
                return false;
            }

            parts.Add(TemplatePart.Of(field));
            at = open + action.Length;
        }

        template = new PlainTemplate(parts);
        return true;
    }

    private static AlertField? Read(Match action)
    {
        var name = action.Groups["name"].Value;
        return action.Groups["of"].Value switch
        {
            "Labels" => new AlertField(AlertFieldKind.Label, name),
            "Annotations" => new AlertField(AlertFieldKind.Annotation, name),
            "Status" => new AlertField(AlertFieldKind.Status),
            "Fingerprint" => new AlertField(AlertFieldKind.Fingerprint),
            _ => null,
        };
    }

    private static string Excerpt(string text, int open)
    {
        var close = text.IndexOf("}}", open, StringComparison.Ordinal);
        var action = close < 0 ? text[open..] : text[open..(close + 2)];
        return action.Length > 80 ? action[..80] + "…" : action;
    }

    [GeneratedRegex("""
        \G\{\{[ \t\r\n]*(?:
          \.(?<of>Labels|Annotations)\.(?<name>[A-Za-z_][A-Za-z0-9_]*)
        | index[ \t]+\.(?<of>Labels|Annotations)[ \t]+"(?<name>[^"\\\n]+)"
        | \.(?<of>Status|Fingerprint)
        )[ \t\r\n]*\}\}
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Action();
}
