using Tocsin.GoTemplates;
using Tocsin.Templating;
using Tocsin.Templating.Functions;

namespace Tocsin.EndToEnd.Docs;

/// <summary>Every template that is shown gives what is shown, and all that templates can use is shown.</summary>
public sealed class TemplateExamplesTests
{
    private static readonly string[] _ofGo =
        ["and", "or", "not", "eq", "ne", "lt", "le", "gt", "ge", "len", "index", "slice", "print", "printf", "println", "html", "js", "urlquery"];

    public static TheoryData<string, string> Examples => [.. TemplateExample.All.Select(e => (e.Heading, e.Template))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_template_gives_what_is_shown(string heading, string template)
    {
        var example = TemplateExample.All.First(e => e.Heading == heading && e.Template == template);
        Assert.Equal(example.Gives, example.Render());
    }

    [Fact]
    public void There_is_an_example_of_every_function() => Assert.All(
        AlertFunctions.Create(TimeProvider.System).Keys.Concat(_ofGo),
        function => Assert.Contains(TemplateExample.All, e => System.Text.RegularExpressions.Regex.IsMatch(e.Template, $@"\b{function}\b")));

    [Fact]
    public void There_is_an_example_of_every_field_and_method_of_the_data() => Assert.All(
        new[] { TemplateData.Type, TemplateAlert.Type, TemplateAlerts.Type, KeyValues.Type, Pairs.Type, Pair.Type, TextList.Type }.SelectMany(Members),
        member => Assert.Contains(TemplateExample.All, e => e.Template.Contains("." + member, StringComparison.Ordinal)));

    [Fact]
    public void Every_method_of_times_and_durations_is_named()
    {
        var text = new Document("docs/templates.md").Text;
        Assert.All(
            new object[] { default(GoTime), default(GoDuration) }.SelectMany(value => Members(TemplateData.Types.Of(value))).Except(["GoString"]),
            member => Assert.Contains("." + member, text, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Members(GoType type) => type.Members.Select(m => m.Name);
}
