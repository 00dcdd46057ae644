namespace Tocsin.Testing.Scripts;

/// <summary>A matcher of a silence, written as in a configuration file, without quotes.</summary>
public sealed record ScriptMatcher(string Name, string Value, bool IsRegex, bool IsEqual)
{
    public static ScriptMatcher Parse(string text)
    {
        var at = text.AsSpan().IndexOfAny('=', '!');
        var length = text.AsSpan(at).StartsWith("=~") || text[at] == '!' ? 2 : 1;
        return new ScriptMatcher(text[..at], text[(at + length)..], text[at + length - 1] == '~', text[at] == '=');
    }
}
