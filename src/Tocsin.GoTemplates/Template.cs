using Tocsin.GoTemplates.Execution;
using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates;

/// <summary>A template that is ready to render. Immutable, and safe to use from many threads at once.</summary>
public sealed class Template
{
    private readonly ParseTree _main;
    private readonly IReadOnlyDictionary<string, ParseTree> _trees;
    private readonly TemplateOptions _options;

    internal Template(ParseTree main, IReadOnlyDictionary<string, ParseTree> trees, TemplateOptions options)
    {
        (_main, _trees, _options) = (main, trees, options);
    }

    /// <summary>Renders the template; what it gives is never read as a template again.</summary>
    /// <exception cref="TemplateException">The execution failed or reached a limit; the message says where.</exception>
    public string Render(object? data)
    {
        using var output = new BoundedText(_options.MaxLength);
        Render(data, output);
        return output.ToString();
    }

    /// <summary>Renders the template to the end of a text. After an exception the text holds what was written until then.</summary>
    /// <exception cref="TemplateException">The execution failed or reached a limit; the message says where.</exception>
    public void Render(object? data, BoundedText output) => new Executor(_main, _trees, _options, output).Run(data);
}
