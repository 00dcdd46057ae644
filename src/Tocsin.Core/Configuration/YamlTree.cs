using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tocsin.Configuration;

/// <summary>
/// Builds the nodes of one document from the parser's events. Anchors and merge keys are resolved here, so that nobody else has to know
/// them; an anchor's node is shared, and a limit on what all aliases together would unfold to keeps a small file from becoming a huge one.
/// </summary>
internal sealed class YamlTree(IParser parser, ConfigErrors errors)
{
    private const int MaxDepth = 100;
    private const int MaxUnfolded = 100_000;

    private readonly Dictionary<AnchorName, ConfigNode?> _anchors = [];
    private int _unfolded;

    public static ConfigLocation Place(Mark mark) => new((int)mark.Line, (int)mark.Column);

    /// <summary>The only document's node; null where the stream has no document.</summary>
    public ConfigNode? Read()
    {
        parser.Consume<StreamStart>();
        var root = parser.Accept<DocumentStart>(out _) ? Document() : null;
        while (parser.Accept<DocumentStart>(out _))
        {
            _anchors.Clear();
            if (Document() is not ConfigScalar { IsNull: true } and var second)
            {
                errors.Add(second.Location, "a second document starts here: a configuration is one document");
            }
        }

        return root;
    }

    private ConfigNode Document()
    {
        parser.Consume<DocumentStart>();
        var root = Node(0);
        parser.Consume<DocumentEnd>();
        return root;
    }

    private ConfigNode Node(int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Alias(alias, depth);
        }

        var start = parser.Consume<NodeEvent>();
        CheckDepth(start.Start, depth);
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = null;
        }

        ConfigNode node = start switch
        {
            SequenceStart => Sequence(Place(start.Start), depth),
            MappingStart => Mapping(Place(start.Start), depth),
            _ => Scalar((Scalar)start),
        };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor] = node;
        }

        return node;
    }

    private ConfigScalar Scalar(Scalar scalar)
    {
        // A tag that YAML doesn't know is passed over, as upstream does.
        var tag = scalar.Tag.IsEmpty ? "" : scalar.Tag.Value;
        if (tag == "tag:yaml.org,2002:binary")
        {
            errors.Add(Place(scalar.Start), "binary values are not supported; write the text itself");
        }

        var plain = tag.Length == 0 ? scalar.Style == ScalarStyle.Plain
            : tag is "tag:yaml.org,2002:null" or "tag:yaml.org,2002:bool" or "tag:yaml.org,2002:int" or "tag:yaml.org,2002:float";
        return new ConfigScalar(Place(scalar.Start), scalar.Value, plain);
    }

    private ConfigSequence Sequence(ConfigLocation location, int depth)
    {
        var items = new List<ConfigNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Node(depth + 1));
        }

        return new ConfigSequence(location, items);
    }

    private ConfigMapping Mapping(ConfigLocation location, int depth)
    {
        var entries = new YamlEntries(errors);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node(depth + 1);
            var value = Node(depth + 1);
            if (key is ConfigScalar { IsPlain: true, Value: "<<" })
            {
                Merge(entries, value);
            }
            else if (key is ConfigScalar { IsNull: false } scalar)
            {
                entries.Add(new ConfigEntry(key.Location, scalar.Value, value));
            }
            else
            {
                errors.Add(key.Location, "a key must be text");
            }
        }

        return new ConfigMapping(location, entries.InOrder);
    }

    private void Merge(YamlEntries entries, ConfigNode value)
    {
        // Of several mappings the first counts most; so it is put in last.
        foreach (var item in value is ConfigSequence sequence ? sequence.Items.Reverse() : [value])
        {
            if (item is ConfigMapping mapping)
            {
                Unfold(mapping.Entries.Count, mapping.Location);
                entries.Merge(mapping);
            }
            else
            {
                errors.Add(item.Location, "map merge requires map or sequence of maps as the value");
            }
        }
    }

    private ConfigNode Alias(AnchorAlias alias, int depth)
    {
        // The name isn't shown: an unquoted password may begin with an asterisk.
        if (!_anchors.TryGetValue(alias.Value, out var node))
        {
            throw new SemanticErrorException(alias.Start, alias.End, "this alias has no anchor before it (text that begins with * needs quotes)");
        }

        if (node is null)
        {
            throw new SemanticErrorException(alias.Start, alias.End, "an anchor's value contains itself");
        }

        Visit(node, alias.Start, depth);
        return node;
    }

    /// <summary>Walks all that an alias stands for, once for each use of it.</summary>
    private void Visit(ConfigNode node, Mark alias, int depth)
    {
        CheckDepth(alias, depth);
        Unfold(1, Place(alias));
        IEnumerable<ConfigNode> children = node switch
        {
            ConfigSequence sequence => sequence.Items,
            ConfigMapping mapping => mapping.Entries.Select(e => e.Value),
            _ => [],
        };
        foreach (var child in children)
        {
            Visit(child, alias, depth + 1);
        }
    }

    private void Unfold(int nodes, ConfigLocation at)
    {
        _unfolded += nodes;
        if (_unfolded > MaxUnfolded)
        {
            var mark = new Mark(0, at.Line, at.Column);
            throw new SemanticErrorException(mark, mark, $"the aliases unfold to more than {MaxUnfolded} values");
        }
    }

    private static void CheckDepth(Mark at, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new SemanticErrorException(at, at, $"nested more than {MaxDepth} levels deep");
        }
    }
}
