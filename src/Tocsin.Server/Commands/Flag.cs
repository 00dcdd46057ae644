using System.CommandLine;
using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Server.Commands;

internal delegate bool FlagParser<T>(string text, [MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out string? error);

/// <summary>A flag that is checked as it is parsed, and whose default is shown the way it would be written.</summary>
internal sealed class Flag<T> : Option<string>
{
    private readonly FlagParser<T> _parse;

    public Flag(string name, string standard, string form, string description, FlagParser<T> parse)
        : base(name)
    {
        _parse = parse;
        DefaultValueFactory = _ => standard;
        Description = description;
        HelpName = form;
        Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !parse(result.Tokens[0].Value, out _, out var error))
            {
                result.AddError($"{name}: {error}");
            }
        });
    }

    public T Read(ParseResult result) =>
        _parse(result.GetRequiredValue(this), out var value, out var error) ? value : throw new InvalidOperationException(error);
}
