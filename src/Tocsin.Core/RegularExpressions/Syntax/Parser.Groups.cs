using Tocsin.RegularExpressions.Characters;

namespace Tocsin.RegularExpressions.Syntax;

/// <summary>Groups, alternatives and modes.</summary>
internal sealed partial class Parser
{
    private void Open()
    {
        if (Peek(1) != '?')
        {
            _at++;
            OpenCapture("");
        }
        else if (Looking("(?P<") && _at + 4 < _pattern.Length)
        {
            OpenNamed(4);
        }
        else if (Looking("(?<") && _at + 3 < _pattern.Length)
        {
            OpenNamed(3);
        }
        else
        {
            OpenWithModes();
        }
    }

    private void OpenCapture(string name)
    {
        _open.Push(new OpenGroup(_groupNames.Count, _modes));
        _groupNames.Add(name);
    }

    private void OpenNamed(int nameAt)
    {
        var (start, end) = (_at, _pattern.IndexOf('>', _at));
        RequireText(_pattern.AsSpan(start, (end < 0 ? _pattern.Length : end) - start), start);
        if (end < 0)
        {
            throw Problem(SyntaxProblem.InvalidNamedGroup, Rest);
        }

        var name = _pattern[(start + nameAt)..end];
        _at = end + 1;
        if (name.Length == 0 || !name.All(c => Assertions.IsWord(c)))
        {
            throw Problem(SyntaxProblem.InvalidNamedGroup, _pattern.AsSpan(start, _at - start));
        }

        OpenCapture(name);
    }

    /// <summary><c>(?i)</c>, <c>(?i:</c>, <c>(?-i)</c>, <c>(?:</c></summary>
    private void OpenWithModes()
    {
        var start = _at;
        var (modes, negative, any) = (_modes, false, false);
        _at += 2;
        while (_at < _pattern.Length)
        {
            var c = Next();
            if (Mode(c) is var mode and not Modes.None)
            {
                modes = negative ? modes & ~mode : modes | mode;
                any = true;
            }
            else if (c == '-' && !negative)
            {
                (negative, any) = (true, false);
            }
            else if (c is ':' or ')' && (any || !negative))
            {
                if (c == ':')
                {
                    _open.Push(new OpenGroup(0, _modes));
                }

                _modes = modes;
                return;
            }
            else
            {
                break;
            }
        }

        throw Problem(SyntaxProblem.InvalidPerlSyntax, _pattern.AsSpan(start, _at - start));
    }

    private static Modes Mode(int letter) => letter switch
    {
        'i' => Modes.IgnoreCase,
        'm' => Modes.Multiline,
        's' => Modes.DotNewline,
        'U' => Modes.Ungreedy,
        _ => Modes.None,
    };

    private void Close()
    {
        _at++;
        EndAlternative();
        if (_open.Count == 1)
        {
            throw Problem(SyntaxProblem.UnexpectedParenthesis, _pattern);
        }

        var group = _open.Pop();
        var inner = Checked(Alternation(group.Alternatives));
        _modes = group.OuterModes;
        Add(group.Index == 0 ? inner : new GroupNode(inner, group.Index));
    }

    private void EndAlternative()
    {
        Innermost.Alternatives.Add(Checked(Concatenation(Innermost.Parts)));
        Innermost.Parts.Clear();
    }

    private Node Concatenation(List<Node> parts)
    {
        var flat = Flat(parts, p => (p as ConcatenationNode)?.Parts);
        JoinLiterals(flat);
        return flat switch
        {
            [] => new EmptyNode(),
            [var only] => only,
            _ => new ConcatenationNode(flat),
        };
    }

    /// <summary>With what is inside in place of groups of the same kind, which <c>(?:(?:(?:ab*)c*)d*)</c> moves level by level.</summary>
    private List<Node> Flat(List<Node> nodes, Func<Node, IReadOnlyList<Node>?> inner)
    {
        var flat = new List<Node>(nodes.Count);
        foreach (var node in nodes)
        {
            var nested = inner(node);
            if (nested is null)
            {
                flat.Add(node);
                continue;
            }

            CountMoved(nested.Count);
            flat.AddRange(nested);
        }

        return flat;
    }

    private void CountMoved(int count)
    {
        _moved += count;
        if (_moved > Limits.Moved)
        {
            throw Problem(SyntaxProblem.NestsTooDeeply, _pattern);
        }
    }

    /// <summary>Makes one literal of literals in a row.</summary>
    private static void JoinLiterals(List<Node> parts)
    {
        var kept = 0;
        for (var i = 0; i < parts.Count;)
        {
            var end = i + 1;
            if (parts[i] is LiteralNode first)
            {
                while (end < parts.Count && parts[end] is LiteralNode next && next.IgnoreCase == first.IgnoreCase)
                {
                    end++;
                }
            }

            parts[kept++] = end - i == 1 ? parts[i] : new LiteralNode(
                [.. parts.GetRange(i, end - i).SelectMany(p => ((LiteralNode)p).CodePoints)], ((LiteralNode)parts[i]).IgnoreCase);
            i = end;
        }

        parts.RemoveRange(kept, parts.Count - kept);
    }

    /// <summary>Single code points next to each other become one class, as in Go.</summary>
    private Node Alternation(List<Node> alternatives)
    {
        var all = Flat(alternatives, a => (a as AlternationNode)?.Alternatives);
        var flat = new List<Node>(all.Count);
        for (var i = 0; i < all.Count;)
        {
            var singles = all.Skip(i).TakeWhile(Single).Count();
            if (singles > 1)
            {
                (int First, int Last)[] ranges = [.. all.GetRange(i, singles).SelectMany(a => SetOf(a).Ranges.ToArray())];
                CountMoved(ranges.Length);
                flat.Add(new SetNode(CodePointSet.Of(ranges)));
            }
            else if (flat.Count == 0 || all[i] is not EmptyNode || flat[^1] is not EmptyNode)
            {
                flat.Add(all[i]);
            }

            i += Math.Max(1, singles);
        }

        return flat is [var only] ? only : new AlternationNode(flat);
    }

    private static bool Single(Node node) => node is SetNode or LiteralNode { CodePoints.Length: 1 };

    private static CodePointSet SetOf(Node node) => node switch
    {
        SetNode set => set.Set,
        LiteralNode { IgnoreCase: true, CodePoints: [var c] } => CodePointSet.Of([(c, c)]).Folded(),
        _ => CodePointSet.Of([(((LiteralNode)node).CodePoints[0], ((LiteralNode)node).CodePoints[0])]),
    };

    /// <summary>Refuses half a surrogate pair, where Go refuses an invalid byte.</summary>
    private void RequireText(ReadOnlySpan<char> text, int start)
    {
        for (var i = 0; i < text.Length; i += char.IsHighSurrogate(text[i]) ? 2 : 1)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])))
            {
                throw Problem(SyntaxProblem.InvalidText, _pattern.AsSpan(start + i));
            }
        }
    }
}
