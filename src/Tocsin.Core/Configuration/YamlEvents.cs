using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tocsin.Configuration;

/// <summary>
/// The parser's events, with every mistake of syntax as a <see cref="YamlException"/>: for some broken input, such as a flow mapping that is
/// never closed, YamlDotNet's scanner throws what is meant for bugs.
/// </summary>
internal sealed class YamlEvents(IParser parser) : IParser
{
    private Mark _last = Mark.Empty;

    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        try
        {
            var moved = parser.MoveNext();
            _last = parser.Current?.End ?? _last;
            return moved;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            throw new SyntaxErrorException(_last, _last, "What follows here can't be understood; is a bracket or a quote left open?");
        }
    }
}
