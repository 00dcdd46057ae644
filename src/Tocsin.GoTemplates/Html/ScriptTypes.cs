using System.Collections.Frozen;

namespace Tocsin.GoTemplates.Html;

/// <summary>The types of scripts whose content is escaped as JavaScript, JSON among them; other types hold something else.</summary>
internal static class ScriptTypes
{
    private static readonly FrozenSet<string> _types = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            "",
            "application/ecmascript",
            "application/javascript",
            "application/json",
            "application/ld+json",
            "application/x-ecmascript",
            "application/x-javascript",
            "module",
            "text/ecmascript",
            "text/javascript",
            "text/javascript1.0",
            "text/javascript1.1",
            "text/javascript1.2",
            "text/javascript1.3",
            "text/javascript1.4",
            "text/javascript1.5",
            "text/jscript",
            "text/livescript",
            "text/x-ecmascript",
            "text/x-javascript",
        ]);

    /// <param name="type">The value of the attribute; parameters after a semicolon don't matter.</param>
    public static bool IsScript(ReadOnlySpan<char> type)
    {
        var end = type.IndexOf(';');
        return _types.Contains((end < 0 ? type : type[..end]).Trim().ToString().ToLowerInvariant());
    }
}
