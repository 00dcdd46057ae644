using System.Diagnostics.CodeAnalysis;
using System.Text;
using Tocsin.Alerts;
using Tocsin.Templating;

namespace Tocsin.Enrichment.Prometheus;

/// <summary>
/// A query with values of the alert in it. In a string a value is escaped, and behind <c>=~</c> or <c>!~</c> quoted as a regular
/// expression before; outside of strings only a number gets in. So no label can change what the query is, only what it looks for.
/// </summary>
/// <remarks>
/// A pattern that is a function's argument, as of <c>label_replace</c>, is not known as one: there a value stays in its string, but its
/// dots and stars mean what they mean in a pattern.
/// </remarks>
internal sealed class PromQlTemplate
{
    /// <summary>Longest query that is sent, in characters: a label may be as long as its sender likes.</summary>
    public const int MaxLength = 16 * 1024;

    private readonly IReadOnlyList<Piece> _pieces;

    private PromQlTemplate(IReadOnlyList<Piece> pieces)
    {
        _pieces = pieces;
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out PromQlTemplate? template, [NotNullWhen(false)] out string? error)
    {
        template = null;
        if (!PlainTemplate.TryParse(text, out var plain, out error))
        {
            return false;
        }

        var (scanner, pieces) = (new PromQlScanner(), new List<Piece>());
        for (var i = 0; i < plain.Parts.Count && error is null; i++)
        {
            var next = i + 1 < plain.Parts.Count ? plain.Parts[i + 1] : TemplatePart.Of(" ");
            error = Add(plain.Parts[i], next, scanner, pieces);
        }

        scanner.End();
        error ??= scanner.Error is { } wrong ? $"is no PromQL: {wrong}" : null;
        template = error is null ? new PromQlTemplate(pieces) : null;
        return template is not null;
    }

    /// <summary>The query for this alert, or why there is none.</summary>
    public bool TryRender(Alert alert, [NotNullWhen(true)] out string? query, [NotNullWhen(false)] out string? error)
    {
        var text = new StringBuilder();
        (query, error) = (null, null);
        foreach (var piece in _pieces)
        {
            if (piece.Field is not { } field)
            {
                text.Append(piece.Text);
            }
            else if (!field.TryRead(alert, out var value))
            {
                error = $"the alert has no {field}";
                return false;
            }
            else if (Write(piece, value) is not { } written)
            {
                error = $"{field} {WhyRefused(piece)}";
                return false;
            }
            else
            {
                text.Append(written);
            }

            if (text.Length > MaxLength)
            {
                error = $"the query is longer than {MaxLength} characters";
                return false;
            }
        }

        query = text.ToString();
        return true;
    }

    private static string? Add(TemplatePart part, TemplatePart next, PromQlScanner scanner, List<Piece> pieces)
    {
        if (part.Field is not { } field)
        {
            scanner.Read(part.Text);
            pieces.Add(new Piece(part.Text, null, scanner.Place, false, false));
            return null;
        }

        var after = next.Field is null ? next.Text[0] : '0';
        var why = scanner.WhyNoValueHere() ?? (scanner.Place == PromQlPlace.Bare ? WhyNoNumberHere(scanner.Last, after) : null);
        pieces.Add(new Piece("", field, scanner.Place, scanner.InRegex, char.IsAsciiLetter(after)));
        scanner.PassValue();
        return why is null ? null : $"the template of {field} {why}";
    }

    // Outside of strings a value must be a token of its own, or a number with a duration's unit: {{ .Labels.window }}m.
    private static string? WhyNoNumberHere(char before, char after) =>
        IsWord(before) || (IsWord(after) && after is not ('s' or 'm' or 'h' or 'd' or 'w' or 'y'))
            ? "touches a word or a number; put the value in quotes or leave a space"
            : null;

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '.';

    private static string? Write(Piece piece, string value)
    {
        var quoted = piece.IsRegex ? PromQlText.QuoteForRegex(value) : value;
        return piece.Place switch
        {
            PromQlPlace.DoubleQuoted => PromQlText.Escape(quoted, '"'),
            PromQlPlace.SingleQuoted => PromQlText.Escape(quoted, '\''),
            PromQlPlace.Raw => PromQlText.FitsRawString(quoted) ? quoted : null,
            _ when piece.HasUnit => PromQlText.IsNumber(value) && PromQlText.IsWholeNumber(value) ? value : null,
            _ => PromQlText.IsNumber(value) ? value : null,
        };
    }

    private static string WhyRefused(Piece piece) => piece.Place == PromQlPlace.Raw
        ? "has characters that cannot stand in backticks"
        : "is no number, and only a number may stand outside of quotes";

    private readonly record struct Piece(string Text, AlertField? Field, PromQlPlace Place, bool IsRegex, bool HasUnit);
}
