using BenchmarkDotNet.Attributes;
using Tocsin.Alerts;
using Tocsin.Matching;

namespace Tocsin.Benchmarks;

/// <summary>One condition on the labels of an alert.</summary>
[MemoryDiagnoser]
public class MatcherBenchmarks
{
    private static readonly string _names = string.Join('|', Enumerable.Range(0, 5000).Select(i => $"host-{i:D4}.example.com"));

    private readonly LabelSet _labels = SampleAlert.LabelSet();
    private readonly Matcher _equal = Matcher.Of("namespace", MatchOperator.Equal, "payments-03");
    private readonly Matcher _notEqual = Matcher.Of("namespace", MatchOperator.NotEqual, "payments-04");
    private readonly Matcher _absent = Matcher.Of("zone", MatchOperator.NotEqual, "");
    private readonly Matcher _alternatives = Matcher.Of("severity", MatchOperator.Regex, "warning|critical|page");
    private readonly Matcher _pattern = Matcher.Of("pod", MatchOperator.NotRegex, "search-.*-[0-9a-f]+");
    private readonly Matcher _prefix = Matcher.Of("pod", MatchOperator.Regex, "payments-.*");
    private readonly Matcher _hosts = Matcher.Of("pod", MatchOperator.Regex, _names);
    private readonly Matcher _hostsWithPort = Matcher.Of("pod", MatchOperator.Regex, $"(?:{_names})(?::[0-9]+)*");
    private readonly string _hostsText = _names;
    private readonly string _text = "namespace=\"payments-03\"";

    [Benchmark]
    public bool Equal() => _equal.Matches(_labels);

    [Benchmark]
    public bool NotEqual() => _notEqual.Matches(_labels);

    [Benchmark]
    public bool LabelThatIsAbsent() => _absent.Matches(_labels);

    [Benchmark]
    public bool RegularExpressionOfAlternatives() => _alternatives.Matches(_labels);

    [Benchmark]
    public bool RegularExpressionOfAPrefix() => _prefix.Matches(_labels);

    [Benchmark]
    public bool NegatedRegularExpressionWithWildcards() => _pattern.Matches(_labels);

    [Benchmark]
    public bool FiveThousandHosts() => _hosts.Matches(_labels);

    [Benchmark]
    public bool FiveThousandHostsWithPort() => _hostsWithPort.Matches(_labels);

    [Benchmark]
    public Matcher ParsingFiveThousandHosts() => Matcher.Of("pod", MatchOperator.Regex, _hostsText);

    [Benchmark]
    public bool Parsing() => MatcherSyntax.Default.TryParse(_text, out _, out _);
}
