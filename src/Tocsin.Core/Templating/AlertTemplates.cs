using System.Collections.Concurrent;
using Tocsin.GoTemplates;
using Tocsin.Templating.Functions;

namespace Tocsin.Templating;

/// <summary>The templates of a configuration: the default ones, then those of the user's files, which may replace them.</summary>
internal sealed class AlertTemplates
{
    // Far more than a configuration has; but a URL or key can come from a file that is read at each use, and may be another each time.
    private const int MaxKept = 1024;

    private readonly TemplateSet _set;
    private readonly ConcurrentDictionary<(string Text, OutputLanguage? Language), Template> _compiled = new();

    private AlertTemplates(TemplateSet set, int files)
    {
        (_set, Files) = (set, files);
    }

    /// <summary>How many files of the user's are among them.</summary>
    public int Files { get; }

    /// <summary>The default templates alone. <c>now</c> and <c>since</c> read the given clock.</summary>
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

    /// <summary>A template that writes plain text and can call all others; kept for the next time.</summary>
    /// <exception cref="TemplateException">The text is no template.</exception>
    public Template Text(string text) => Compile(text, null);

    /// <summary>A template that writes HTML: values are escaped for the place where they stand.</summary>
    /// <exception cref="TemplateException">The text is no template, or a value can't be made safe where it stands.</exception>
    public Template Html(string text) => Compile(text, OutputLanguages.Html);

    private Template Compile(string text, OutputLanguage? language)
    {
        if (_compiled.TryGetValue((text, language), out var template))
        {
            return template;
        }

        template = _set.Compile(text, language);
        if (_compiled.Count >= MaxKept)
        {
            _compiled.Clear();
        }

        return _compiled.GetOrAdd((text, language), template);
    }
}
