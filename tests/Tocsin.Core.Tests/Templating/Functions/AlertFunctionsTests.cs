using Microsoft.Extensions.Time.Testing;
using Tocsin.GoTemplates;

namespace Tocsin.Templating.Functions;

/// <summary>The functions give what Alertmanager's give; the values are those of its own tests and of its libraries.</summary>
public class AlertFunctionsTests
{
    private static readonly FakeTimeProvider _clock = new(new DateTimeOffset(2024, 1, 1, 8, 15, 30, TimeSpan.Zero));
    private static readonly AlertTemplates _templates = AlertTemplates.Default(_clock);

    private static readonly TemplateData _data = new()
    {
        GroupLabels = KeyValues.Of([new("key1", "1"), new("key2", "2"), new("key3", "3")]),
        CommonLabels = KeyValues.Of([new("severity", "critical"), new("job", "foo"), new("alertname", "test")]),
        RouteLabels = KeyValues.Of([new("team", "payments")]),
        Alerts = new TemplateAlerts([
            new TemplateAlert { Status = "firing", Labels = KeyValues.Of([new("alertname", "test")]), StartsAt = GoTime.Parse(GoTime.Rfc3339, "2024-01-01T08:15:30Z") },
            new TemplateAlert { Status = "resolved" },
        ]),
    };

    [Theory]
    [InlineData("""{{ "abcß" | toUpper }}""", "ABCß")]
    [InlineData("""{{ "ABC" | toLower }}""", "abc")]
    [InlineData("""{{ " a b c " | trimSpace }}""", "a b c")]
    [InlineData("""{{ stringSlice "a" "b" "c" | join "," }}""", "a,b,c")]
    [InlineData("""{{ join "," stringSlice }}""", "")]
    [InlineData("""{{ .CommonLabels.Names.Join "+" }}""", "alertname+job+severity")]
    [InlineData("""{{ .CommonLabels.SortedPairs.Values.Join "+" }}""", "test+foo+critical")]
    [InlineData("""{{ with .GroupLabels }}{{ with .Remove (stringSlice "key1" "key3") }}{{ .SortedPairs.Values }}{{ end }}{{ end }}""", "[2]")]
    [InlineData("{{ .GroupLabels }} {{ .GroupLabels.SortedPairs }} {{ .GroupLabels.String }}", "key1=1, key2=2, key3=3 key1=1, key2=2, key3=3 key1=1, key2=2, key3=3")]
    [InlineData("{{ .CommonAnnotations }}|{{ len .CommonAnnotations }}|{{ .CommonAnnotations.SortedPairs }}", "|0|")]
    [InlineData("""{{ match "[a-z]+" "abc" }} {{ match "^b" "abc" }} {{ match "b" "abc" }}""", "true false true")]
    [InlineData("""{{ reReplaceAll "ab" "AB" "abcdabcda" }}""", "ABcdABcda")]
    [InlineData("""{{ reReplaceAll "(?P<n>a+)b" "<${n}$1$0$x>$$" "aab ab" }}""", "<aaaaaab>$ <aaab>$")]
    [InlineData("""{{ reReplaceAll "x*" "-" "abxc" }}""", "-a-b-c-")]
    [InlineData("""{{ "search?q=test%20foo+bar%C3%A4" | urlUnescape }}""", "search?q=test foo barä")]
    [InlineData("""{{ routeLabels "team" }}{{ routeLabels "none" }}""", "payments")]
    [InlineData("""{{ define "x" }}{{ routeLabels "team" }}{{ end }}{{ template "x" 1 }}""", "payments")]
    [InlineData("{{ list }} {{ list 1 \"a\" nil }}", "[] [1 a <nil>]")]
    [InlineData("{{ append (list 1) 2 3 }} {{ len (append list) }}", "[1 2 3] 0")]
    [InlineData("""{{ dict "b" 1 "a" (list 2) "b" 3 }} {{ (dict "k" "v").k }}""", "map[a:[2] b:3] v")]
    [InlineData("""{{ "test" | toJson }} {{ 42 | toJson }} {{ true | toJson }}""", "\"test\" 42 true")]
    [InlineData("""{{ dict "key" "value" "number" 123 | toJson }} {{ stringSlice "a" "<b>" | toJson }}""", """{"key":"value","number":123} ["a","\u003cb\u003e"]""")]
    [InlineData("{{ .CommonLabels | toJson }}", """{"alertname":"test","job":"foo","severity":"critical"}""")]
    [InlineData("{{ .Alerts.Resolved | toJson }}", """[{"status":"resolved","labels":null,"annotations":null,"startsAt":"0001-01-01T00:00:00Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"","fingerprint":""}]""")]
    [InlineData("""{{ base64encode "a?ü~" }} {{ base64decode "YT_DvH4=" }} {{ base64encode "" }}""", "YT_DvH4= a?ü~ ")]
    [InlineData("{{ (index .Alerts 0).StartsAt | date \"2006-01-02\" }}", "2024-01-01")]
    [InlineData("{{ (index .Alerts 0).StartsAt | tz \"Europe/Paris\" }}", "2024-01-01 09:15:30 +0100 CET")]
    [InlineData("""{{ now.UTC.Format "15:04:05" }}""", "08:15:30")]
    [InlineData("""{{ (toDate "2006-01-02" "2023-12-31" | since).Hours }} {{ toDate "2006-01-02" "2024-01-01" | since | humanizeDuration }}""", "32.25833333333333 8h 15m 30s")]
    [InlineData("""{{ toDate "2006-01-02" "soon" }}""", "0001-01-01 00:00:00 +0000 UTC")]
    [InlineData("""{{ mustToDate "2006-01-02 15:04" "2024-02-29 12:30" }}""", "2024-02-29 12:30:00 +0000 UTC")]
    public void A_function_gives_what_go_gives(string template, string expected) => Assert.Equal(new Rendering(expected, ""), Rendering.Of(_templates, template, _data));

    [Theory]
    [InlineData("""{{ "<b>" }}""", "&lt;b&gt;")]
    [InlineData("""{{ "<b>" | safeHtml }}""", "<b>")]
    [InlineData("""<a href="/search?{{ "q=test%20foo" }}"></a>""", """<a href="/search?q%3dtest%2520foo"></a>""")]
    [InlineData("""<a href="/search?{{ "q=test%20foo" | safeUrl }}"></a>""", """<a href="/search?q=test%20foo"></a>""")]
    public void Safe_text_is_told_from_other_text_in_html(string template, string expected) => Assert.Equal(new Rendering(expected, ""), Rendering.Of(_templates, template, _data, isHtml: true));

    [Theory]
    [InlineData("""{{ match "(" "x" }}""", "match \"(\" \"x\"", "error calling match: error parsing regexp: missing closing ): `(`")]
    [InlineData("""{{ reReplaceAll "(" "x" "y" }}""", "reReplaceAll \"(\" \"x\" \"y\"", "error calling reReplaceAll: regexp: Compile(`(`): error parsing regexp: missing closing ): `(`")]
    [InlineData("{{ reReplaceAll \"a`[z-a]\" \"x\" \"y\" }}", "reReplaceAll \"a`[z-a]\" \"x\" \"y\"", "error calling reReplaceAll: regexp: Compile(\"a`[z-a]\"): error parsing regexp: invalid character class range: `z-a`")]
    [InlineData("""{{ urlUnescape "100% sure" }}""", "urlUnescape \"100% sure\"", "error calling urlUnescape: invalid URL escape \"% s\"")]
    [InlineData("""{{ base64decode "YQ" }}""", "base64decode \"YQ\"", "error calling base64decode: illegal base64 data at input byte 0")]
    [InlineData("""{{ humanizeDuration "one" }}""", "humanizeDuration \"one\"", "error calling humanizeDuration: strconv.ParseFloat: parsing \"one\": invalid syntax")]
    [InlineData("{{ humanizeDuration true }}", "humanizeDuration true", "error calling humanizeDuration: can't convert bool to float")]
    [InlineData("{{ dict 1 }}", "dict 1", "error calling dict: dict requires an even number of arguments")]
    [InlineData("{{ dict 1 2 }}", "dict 1 2", "error calling dict: dict keys must be strings")]
    [InlineData("""{{ mustToDate "2006" "x" }}""", "mustToDate \"2006\" \"x\"", "error calling mustToDate: parsing time \"x\" as \"2006\": cannot parse \"x\" as \"2006\"")]
    [InlineData("{{ title }}", "title", "wrong number of args for title: want 1 got 0")]
    public void An_error_is_told_as_go_tells_it(string template, string at, string message) =>
        Assert.Equal($"template: :1:3: executing \"\" at <{at}>: {message}", Rendering.Of(_templates, template, _data).Error);

    [Theory]
    [InlineData("""{{ tz "Invalid/Timezone" now }}""", "template: :1:3: executing \"\" at <tz \"Invalid/Timezone\" now>: error calling tz: unknown time zone Invalid/Timezone")]
    [InlineData("{{ join \",\" .GroupLabels }}", "template: :1:12: executing \"\" at <.GroupLabels>: wrong type for value; expected []string; got template.KV")]
    [InlineData("{{ append .GroupLabels.Names 1 }}", "template: :1:22: executing \"\" at <.GroupLabels.Names>: wrong type for value; expected []interface {}; got template.Strings")]
    [InlineData("{{ stringSlice 1 }}", "template: :1:15: executing \"\" at <1>: expected string; found 1")]
    public void An_argument_that_does_not_fit_is_told_with_its_place(string template, string message) => Assert.Equal(message, Rendering.Of(_templates, template, _data).Error);

    [Theory]
    [InlineData("0", "0s")]
    [InlineData("1", "1s")]
    [InlineData("60", "1m 0s")]
    [InlineData("3600", "1h 0m 0s")]
    [InlineData("86400", "1d 0h 0m 0s")]
    [InlineData("90000", "1d 1h 0m 0s")]
    [InlineData("-183845", "-2d 3h 4m 5s")]
    [InlineData("899.99", "14m 59s")]
    [InlineData(".1", "100ms")]
    [InlineData("-.1", "-100ms")]
    [InlineData(".0001", "100us")]
    [InlineData(".12345", "123.5ms")]
    [InlineData("60.1", "1m 0s")]
    [InlineData("60.5", "1m 0s")]
    [InlineData("1.2345", "1.234s")]
    [InlineData("12.345", "12.35s")]
    [InlineData("1e-25", "0.1ys")]
    [InlineData("1234567", "14d 6h 56m 7s")]
    [InlineData("0x1p-2", "250ms")]
    [InlineData("1_000", "16m 40s")]
    [InlineData("inf", "+Inf")]
    [InlineData("-Inf", "-Inf")]
    [InlineData("nan", "NaN")]
    public void A_duration_is_written_for_people(string seconds, string expected)
    {
        Assert.Equal(expected, Rendering.Of(_templates, $$$"""{{ humanizeDuration "{{{seconds}}}" }}""", _data).Output);
        if (!seconds.StartsWith('.') && !seconds.StartsWith("-.", StringComparison.Ordinal) && char.IsAsciiDigit(seconds[^1]))
        {
            Assert.Equal(expected, Rendering.Of(_templates, $$$"""{{ humanizeDuration {{{seconds}}} }}""", _data).Output);
        }
    }

    [Theory]
    [InlineData("""{{ reReplaceAll "(a|b)*c|a" "" .CommonAnnotations.long }}""")]
    [InlineData("""{{ match "(a|b)*a(a|b){500}c" .CommonAnnotations.long }}""")]
    public void A_search_that_takes_too_long_ends_in_the_middle(string template)
    {
        var data = new TemplateData { CommonAnnotations = KeyValues.Of([new("long", string.Concat(Enumerable.Repeat("ab", 1000)))]) };
        Assert.Contains("the execution takes longer than 5 s", Rendering.Of(AlertTemplates.Default(new HurryingClock()), template, data).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_grows_is_limited()
    {
        var wide = string.Concat(Enumerable.Repeat("""{{ $x = reReplaceAll "." "aaaaaaaaaaaaaaaa" $x }}""", 8));
        Assert.Contains("text is longer than 1048576 characters", Rendering.Of(_templates, """{{ $x := "a" }}""" + wide, _data).Error, StringComparison.Ordinal);
        Assert.Contains("text is longer than 1048576 characters", Rendering.Of(_templates, """{{ $x := "aaaaaaaa" }}""" + string.Concat(Enumerable.Repeat("""{{ $x = join $x (stringSlice $x $x $x $x) }}""", 14)), _data).Error, StringComparison.Ordinal);
    }

    /// <summary>Every look at the clock takes a second.</summary>
    private sealed class HurryingClock : TimeProvider
    {
        private long _looks;

        public override long GetTimestamp() => _looks++ * TimestampFrequency;
    }
}
