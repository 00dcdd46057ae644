using System.Collections.Frozen;
using Tocsin.GoTemplates.Execution;
using Tocsin.GoTemplates.Parsing;

namespace Tocsin.GoTemplates;

/// <summary>Named templates that may call each other. Immutable: parsing gives a new set.</summary>
public sealed class TemplateSet
{
    private readonly TemplateOptions _options;
    private readonly FrozenDictionary<string, GoFunction> _functions;
    private readonly FrozenDictionary<string, ParseTree> _trees;

    private TemplateSet(TemplateOptions options, FrozenDictionary<string, GoFunction> functions, FrozenDictionary<string, ParseTree> trees)
    {
        (_options, _functions, _trees) = (options, functions, trees);
    }

    /// <summary>The templates that can be called or rendered.</summary>
    public IReadOnlyCollection<string> Names => _trees.Keys;

    /// <summary>A set without templates.</summary>
    public static TemplateSet Create(TemplateOptions options)
    {
        var functions = new Dictionary<string, GoFunction>(BuiltIns.All, StringComparer.Ordinal);
        foreach (var (name, function) in options.Functions)
        {
            functions[name] = function;
        }

        return new TemplateSet(options, functions.ToFrozenDictionary(StringComparer.Ordinal), FrozenDictionary<string, ParseTree>.Empty);
    }

    /// <summary>
    /// Adds the templates of a text: the text itself under <paramref name="name"/>, and those it defines. They replace those of the same name, except
    /// that one of white space only replaces nothing.
    /// </summary>
    /// <exception cref="TemplateException">The text isn't a template; the message says where.</exception>
    public TemplateSet Parse(string name, string text) => new(_options, _functions, Merge(name, text).ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>
    /// Makes a template of a text that can call those of the set. What the text defines is known to itself only.
    /// </summary>
    /// <param name="text">The template.</param>
    /// <param name="language">What the template writes, which decides how values are escaped; null for plain text, where they aren't.</param>
    /// <param name="name">What messages call the template.</param>
    /// <exception cref="TemplateException">The text isn't a template, or a value can't be made safe where it stands.</exception>
    public Template Compile(string text, OutputLanguage? language = null, string name = "")
    {
        var trees = Merge(name, text, out var main);
        return Compile(main, trees, language);
    }

    /// <summary>A template of the set, or null where there is none of that name.</summary>
    /// <exception cref="TemplateException">A value can't be made safe where it stands.</exception>
    public Template? Find(string name, OutputLanguage? language = null) =>
        _trees.TryGetValue(name, out var tree) ? Compile(tree, new Dictionary<string, ParseTree>(_trees, StringComparer.Ordinal), language) : null;

    private Template Compile(ParseTree main, Dictionary<string, ParseTree> trees, OutputLanguage? language)
    {
        if (language is not null)
        {
            trees[main.Name] = main;
            foreach (var (name, tree) in language.Escape(main.Name, trees))
            {
                trees[name] = tree;
                main = name == main.Name ? tree : main;
            }
        }

        return new Template(main, trees, _options);
    }

    private Dictionary<string, ParseTree> Merge(string name, string text) => Merge(name, text, out _);

    private Dictionary<string, ParseTree> Merge(string name, string text, out ParseTree main)
    {
        var parsed = TemplateParser.Parse(name, text, _functions);
        var trees = new Dictionary<string, ParseTree>(_trees, StringComparer.Ordinal);
        foreach (var tree in parsed.Where(t => !t.IsEmpty || !trees.ContainsKey(t.Name)))
        {
            trees[tree.Name] = tree;
        }

        main = parsed[0];
        return trees;
    }
}
