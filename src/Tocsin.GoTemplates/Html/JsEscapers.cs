using System.Text.RegularExpressions;
using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Html;

/// <summary>Escapers of scripts; their output is that of Go's html/template.</summary>
internal static partial class JsEscapers
{
    private static readonly Replacements _string = new Replacements { EscapesLineSeparators = true }.Except(
    [
        .. Enumerable.Range(0, 32).Select(c => ((char)c, (string?)$@"\u{c:x4}")),
        ('\t', @"\t"), ('\n', @"\n"), ('\f', @"\f"), ('\r', @"\r"), ('"', @"\u0022"), ('`', @"\u0060"),
        ('&', @"\u0026"), ('\'', @"\u0027"), ('+', @"\u002b"), ('/', @"\/"),
        ('<', @"\u003c"), ('>', @"\u003e"), ('\\', @"\\"),
    ]);

    private static readonly Replacements _escaped = _string.Except(('\\', null));

    private static readonly Replacements _template = _string.Except(('$', @"\u0024"), ('{', @"\u007b"), ('}', @"\u007d"));

    private static readonly Replacements _regexp = _string.Except(
        ('`', null), ('$', @"\$"), ('(', @"\("), (')', @"\)"), ('*', @"\*"), ('-', @"\-"), ('.', @"\."), ('?', @"\?"), ('[', @"\["), (']', @"\]"), ('^', @"\^"),
        ('{', @"\{"), ('|', @"\|"), ('}', @"\}"));

    private static readonly Replacements _lineSeparators = new() { EscapesLineSeparators = true };

    /// <summary>As a value: JSON, with spaces around what could run into a word beside it.</summary>
    public static readonly Escaper Value = new("_html_template_jsvalescaper", static (call, value) =>
    {
        using var output = call.NewText();
        WriteValue(call, value, output);
        return output.ToString();
    });

    /// <summary>In a string. Text that is escaped already keeps its escapes.</summary>
    public static readonly Escaper String = SafeEscaper.Of("jsstrescaper", static (text, kind, output) =>
        (kind == SafeTextKind.JsString ? _escaped : _string).Write(text, output));

    /// <summary>Between backquotes.</summary>
    public static readonly Escaper TemplateLiteral = SafeEscaper.Of("jstmpllitescaper", static (text, _, output) => _template.Write(text, output));

    /// <summary>In a regular expression, where it stands for itself. Nothing at all would make a comment of the slashes.</summary>
    public static readonly Escaper Regexp = SafeEscaper.Of("jsregexpescaper", static (text, _, output) =>
    {
        _regexp.Write(text, output);
        output.Append(text.Length == 0 ? "(?:)" : "");
    });

    [GeneratedRegex("<(/?)script", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ScriptTag { get; }

    private static void WriteValue(GoCall call, object? value, BoundedText output)
    {
        switch (value)
        {
            case SafeText { Kind: SafeTextKind.Js } expression:
                output.Append(expression.Text);
                break;
            case SafeText { Kind: SafeTextKind.JsString } text:
                output.Append('"');
                output.Append(text.Text);
                output.Append('"');
                break;
            default:
                WriteJson(call, Printed(call, value), output);
                break;
        }
    }

    /// <summary>The text of values that print themselves and have no JSON of their own; others as they are.</summary>
    private static object? Printed(GoCall call, object? value) =>
        value is not null && call.Types.Of(value) is { Stringer: not null, JsonText: null } ? Escaper.TextOf(call, value) : value;

    private static void WriteJson(GoCall call, object? value, BoundedText output)
    {
        using var json = call.NewText();
        try
        {
            GoJson.Write(json, value, call.Types, escapeHtml: true);
        }
        catch (GoFunctionException e)
        {
            WriteProblem(e.Message, output);
            return;
        }

        if (json.Length == 0)
        {
            output.Append(" null ");
            return;
        }

        var isWord = JsSlashes.IsWord(json.Written[0]) || JsSlashes.IsWord(json.Written[^1]);
        output.Append(isWord ? " " : "");
        _lineSeparators.Write(json.Written, output);
        output.Append(isWord ? " " : "");
    }

    /// <summary>A value without JSON is null; a comment says why, and can't be left from within.</summary>
    private static void WriteProblem(string message, BoundedText output)
    {
        output.Append(" /* ");
        output.Append(ScriptTag.Replace(message, @"\x3C$1script").Replace("*/", "* /", StringComparison.Ordinal).Replace("<!--", @"\x3C!--", StringComparison.Ordinal));
        output.Append(" */null ");
    }
}
