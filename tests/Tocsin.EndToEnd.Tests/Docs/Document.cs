using System.Text.RegularExpressions;
using Tocsin.Testing;

namespace Tocsin.EndToEnd.Docs;

/// <summary>A Markdown file of this repository, as far as tests look at it.</summary>
internal sealed partial class Document
{
    private readonly string[] _lines;

    public Document(string name)
    {
        Name = name;
        _lines = File.ReadAllLines(RepositoryFiles.PathOf(name));
        Blocks = [.. ReadBlocks()];
    }

    /// <summary>What people read, relative to the repository.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md",
        .. Directory.GetFiles(RepositoryFiles.PathOf("docs"), "*.md").Select(path => $"docs/{Path.GetFileName(path)}").Order(StringComparer.Ordinal),
    ];

    public string Name { get; }

    public string Text => string.Join('\n', _lines);

    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>The lines outside of blocks.</summary>
    public IEnumerable<string> Prose
    {
        get
        {
            var inBlock = false;
            foreach (var line in _lines)
            {
                var fence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
                inBlock ^= fence;
                if (!fence && !inBlock)
                {
                    yield return line;
                }
            }
        }
    }

    public IEnumerable<string> InlineCode => Prose.SelectMany(line => InlineCodeForm().Matches(line)).Select(m => m.Groups[1].Value);

    /// <summary>Where links lead to.</summary>
    public IEnumerable<string> Links => Prose.SelectMany(line => LinkForm().Matches(line)).Select(m => m.Groups[1].Value);

    /// <summary>The headings as the anchors that GitHub makes of them.</summary>
    public IEnumerable<string> Anchors => Prose.Where(line => line.StartsWith('#'))
        .Select(line => NotInAnchor().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>The rows of all tables below a heading, cell by cell, without heads and rules.</summary>
    public IReadOnlyList<string[]> Rows(string heading)
    {
        var section = Prose.SkipWhile(line => !line.StartsWith('#') || line.TrimStart('#').Trim() != heading).Skip(1).TakeWhile(line => !line.StartsWith('#')).ToList();
        return [.. section.Where((line, i) => line.StartsWith('|') && !IsRule(line) && !(i + 1 < section.Count && IsRule(section[i + 1]))).Select(Cells)];
    }

    private static bool IsRule(string line) => line.StartsWith("|---", StringComparison.Ordinal);

    // A | inside of `code` belongs to the cell.
    private static string[] Cells(string line) =>
        [.. CellForm().Matches(line).Select(m => m.Groups[1].Value.Trim())];

    private IEnumerable<CodeBlock> ReadBlocks()
    {
        for (var start = 0; start < _lines.Length; start++)
        {
            if (!_lines[start].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            var end = Array.FindIndex(_lines, start + 1, line => line == "```");
            var next = Array.FindIndex(_lines, end + 1, line => line.StartsWith("```", StringComparison.Ordinal));
            var comment = start > 0 ? CommentForm().Match(_lines[start - 1]).Groups[1].Value : "";
            yield return new CodeBlock(
                $"{Name}:{start + 1}", _lines[start][3..], string.Join('\n', _lines[(start + 1)..end]), comment,
                string.Join('\n', _lines[(end + 1)..(next < 0 ? _lines.Length : next)]));
            start = end;
        }
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InlineCodeForm();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex LinkForm();

    [GeneratedRegex("[^a-z0-9 _-]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"\|((?:`[^`]*`|[^`|])*)(?=\|)")]
    private static partial Regex CellForm();

    [GeneratedRegex(@"^<!-- (.*) -->$")]
    private static partial Regex CommentForm();
}
