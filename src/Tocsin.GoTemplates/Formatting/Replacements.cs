namespace Tocsin.GoTemplates.Formatting;

/// <summary>A table of what stands for single characters.</summary>
internal sealed class Replacements
{
    private readonly string?[] _ascii = new string?[128];

    public Replacements(params ReadOnlySpan<(char Character, string Text)> table)
    {
        foreach (var (character, text) in table)
        {
            _ascii[character] = text;
        }
    }

    /// <summary>Whether U+2028 and U+2029, which end lines in JavaScript, are written as escapes of JavaScript.</summary>
    public bool EscapesLineSeparators { get; init; }

    /// <summary>Whether the characters are written as references that browsers differ on in values without quotes.</summary>
    public bool EscapesNoncharacters { get; init; }

    /// <summary>This table with some characters left as they are or written differently.</summary>
    public Replacements Except(params ReadOnlySpan<(char Character, string? Text)> changes)
    {
        var changed = new Replacements { EscapesLineSeparators = EscapesLineSeparators, EscapesNoncharacters = EscapesNoncharacters };
        _ascii.CopyTo(changed._ascii, 0);
        foreach (var (character, text) in changes)
        {
            changed._ascii[character] = text;
        }

        return changed;
    }

    public string? For(char c) => c switch
    {
        < '\u0080' => _ascii[c],
        '\u2028' when EscapesLineSeparators => @"\u2028",
        '\u2029' when EscapesLineSeparators => @"\u2029",
        (>= '\ufdd0' and <= '\ufdef') or >= '\ufff0' when EscapesNoncharacters => $"&#x{(int)c:x};",
        _ => null,
    };

    public void Write(ReadOnlySpan<char> text, BoundedText output)
    {
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (For(text[i]) is { } replacement)
            {
                output.Append(text[written..i]);
                output.Append(replacement);
                written = i + 1;
            }
        }

        output.Append(text[written..]);
    }
}
