using System.Collections.Concurrent;
using Tocsin.GoTemplates;
using Tocsin.Templating.Functions;

namespace Tocsin.Templating;

/// <summary>The templates of a configuration: the default ones, then those of the user's files, which may replace them.</summary>
internal sealed class AlertTemplates
{
    private readonly TemplateSet _set;
    private readonly ConcurrentDictionary<(string Text, OutputLanguage? Language), Template> _compiled = new();

    private AlertTemplates(TemplateSet set, int files)
    {
        (_set, Files) = (set, files);
    }

    /// <summary>How many files of the user's are among them.</summary>
    public int Files { get; }

    /// <summary>The default templates alone, with the system's clock.</summary>
    public static AlertTemplates Standard { get; } = Default(TimeProvider.System);

    /// <summary>The default templates alone.</summary>
    public static AlertTemplates Default(TimeProvider time)
    {
        var set = TemplateSet.Create(new TemplateOptions
        {
            MissingKey = MissingKey.Zero,
            Functions = AlertFunctions.Create(time),
            Types = TemplateData.Types,
            TimeProvider = time,
        });
        return new AlertTemplates(DefaultTemplates.Files.Aggregate(set, (all, file) => all.Parse(file.Name, file.Text)), files: 0);
    }

    /// <summary>These templates, and those that a file defines; it may replace some.</summary>
    /// <exception cref="TemplateException">The text is no template.</exception>
    public AlertTemplates With(string name, string text) => new(_set.Parse(name, text), Files + 1);

    /// <summary>A template that writes plain text and can call all others; made once for each text.</summary>
    /// <exception cref="TemplateException">The text is no template.</exception>
    public Template Text(string text) => Compile(text, null);

    /// <summary>A template that writes HTML: values are escaped for the place where they stand.</summary>
    /// <exception cref="TemplateException">The text is no template, or a value can't be made safe where it stands.</exception>
    public Template Html(string text) => Compile(text, OutputLanguages.Html);

    private Template Compile(string text, OutputLanguage? language) =>
        _compiled.GetOrAdd((text, language), static (key, set) => set.Compile(key.Text, key.Language), _set);
}
