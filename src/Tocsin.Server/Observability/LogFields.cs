using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tocsin.Server.Observability;

/// <summary>What the two log formats share: keys, values as text, and limits.</summary>
internal static class LogFields
{
    /// <summary>Characters of one value; the rest is cut off and counted.</summary>
    public const int MaxValue = 8 * 1024;

    /// <summary>Characters of an exception.</summary>
    public const int MaxException = 32 * 1024;

    private const string OriginalFormat = "{OriginalFormat}";

    // Both are bounded by the code: each holds what is written in the sources, never what comes from outside.
    private static readonly ConcurrentDictionary<string, string> _components = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, string> _keys = new(StringComparer.Ordinal);

    /// <summary>The folder a category lives in, as <c>ingest</c> or <c>notification.slack</c>; other people's categories as they are.</summary>
    public static string Component(string category) => _components.GetOrAdd(category, static name => NewComponent(name));

    /// <summary>The key for a placeholder: <c>RetryAfter</c> becomes <c>retry_after</c>. Never one of the keys every line has.</summary>
    public static string Key(string placeholder) => _keys.GetOrAdd(placeholder, static name => NewKey(name));

    public static string Message<TState>(in LogEntry<TState> entry) =>
        Shorten(entry.Formatter?.Invoke(entry.State, entry.Exception) ?? entry.State?.ToString() ?? "", MaxValue);

    /// <summary>The structured fields of <paramref name="state"/>, in the order of the message.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Of(object? state) =>
        state is IReadOnlyList<KeyValuePair<string, object?>> fields ? fields.Where(field => field.Key != OriginalFormat) : [];

    /// <summary>A value as text, the same in every culture.</summary>
    public static string Text(object? value) => Shorten(
        value switch
        {
            null => "null",
            string text => text,
            bool flag => flag ? "true" : "false",
            DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            IEnumerable items => string.Join(',', items.Cast<object?>().Take(100)),
            _ => value.ToString() ?? "",
        },
        MaxValue);

    /// <summary>An exception and those inside it on one line, its frames apart by <c> | </c>.</summary>
    public static string Text(Exception exception) =>
        Shorten(
            string.Join(" | ", exception.ToString().Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
            MaxException);

    private static string Shorten(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, end)}… ({text.Length - end} more)");
    }

    private static string NewComponent(string category)
    {
        const string Root = "Tocsin.";
        if (!category.StartsWith(Root, StringComparison.Ordinal))
        {
            return category;
        }

        var folders = category[Root.Length..].Split('.')[..^1].SkipWhile(folder => folder == "Server");
        var component = string.Join('.', folders).ToLowerInvariant();
        return component.Length == 0 ? "tocsin" : component;
    }

    private static string NewKey(string placeholder)
    {
        var key = new StringBuilder();
        for (var i = 0; i < placeholder.Length; i++)
        {
            var c = placeholder[i];
            if (char.IsAsciiLetterUpper(c) && i > 0 && !char.IsAsciiLetterUpper(placeholder[i - 1]) && placeholder[i - 1] != '_')
            {
                key.Append('_');
            }

            key.Append(char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-' ? char.ToLowerInvariant(c) : '_');
        }

        var name = key.ToString();
        return name is "" or "ts" or "level" or "component" or "msg" or "error" ? "field_" + name : name;
    }
}
