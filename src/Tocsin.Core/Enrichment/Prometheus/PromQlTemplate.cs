using System.Diagnostics.CodeAnalysis;
using Tocsin.Alerts;
using Tocsin.Templating;
using Tocsin.Templating.Languages;

namespace Tocsin.Enrichment.Prometheus;

/// <summary>A query with values of the alert in it, none of which can change what the query is (<see cref="QueryLanguage"/>).</summary>
internal sealed class PromQlTemplate
{
    /// <summary>Longest query that is sent, in characters: a label may be as long as its sender likes.</summary>
    public const int MaxLength = 16 * 1024;

    private readonly AlertTemplate _template;

    private PromQlTemplate(AlertTemplate template)
    {
        _template = template;
    }

    public static bool TryParse(string text, TimeProvider time, [NotNullWhen(true)] out PromQlTemplate? template, [NotNullWhen(false)] out string? error)
    {
        template = AlertTemplate.TryParse(text, QueryLanguage.PromQl, time, out var read, out error) ? new PromQlTemplate(read) : null;
        return template is not null;
    }

    /// <summary>The query for this alert, or why there is none.</summary>
    public bool TryRender(Alert alert, [NotNullWhen(true)] out string? query, [NotNullWhen(false)] out string? error)
    {
        if (_template.TryRender(alert, out query, out error) && query.Length > MaxLength)
        {
            (query, error) = (null, $"the query is longer than {MaxLength} characters");
        }

        return query is not null;
    }
}
