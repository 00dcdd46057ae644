namespace Tocsin.GoTemplates.Html;

/// <summary>Templates for which Go 1.25 takes a context for another one.</summary>
public class DifferencesFromGoTests
{
    [Theory]
    [InlineData("<script>let x = `a`/{{.}}/b;</script>", "<script>let x = `a`/\"alert`1`\"/b;</script>")]
    [InlineData("<script>async function f() { await /{{.}}/; }</script>", "<script>async function f() { await /alert`1`/; }</script>")]
    [InlineData("<script>x = a < /{{.}}/.length</script>", "<script>x = a < /alert`1`/.length</script>")]
    [InlineData("<script>x = a - /{{.}}/.length</script>", "<script>x = a - /alert`1`/.length</script>")]
    public void A_slash_is_taken_for_what_it_is_in_JavaScript(string template, string output) => Assert.Equal(output, Render(template, "alert`1`"));

    [Fact]
    public void A_template_ends_in_the_same_context_however_often_it_is_called() =>
        Assert.Equal(
            """<a href="#ZgotmplZ"><a href="#ZgotmplZ">""",
            Render("""{{define "open"}}<a href="{{end}}{{template "open"}}{{.}}">{{template "open"}}{{.}}">""", "javascript:x"));

    [Fact]
    public void A_loop_within_a_template_literal_must_leave_its_braces_as_it_found_them() =>
        Assert.StartsWith(
            "html/template:z:1:28: on range loop re-entry: {{range}} branches end in different contexts",
            Assert.Throws<TemplateException>(() => Render("<script>var x = `${ {{range .}} { {{else}} { { {{end}} } } {{.}}}`</script>", "x")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_template_that_has_the_name_of_another_ones_copy_is_not_taken_for_it() =>
        Assert.Equal(
            "&lt;a&gt;<script>\"\\u003ca\\u003e\"</script>",
            Render("""{{define "t"}}{{.}}{{end}}{{define "t$htmltemplate_stateJS_elementScript"}}{{.}}{{end}}{{template "t$htmltemplate_stateJS_elementScript" .}}<script>{{template "t" .}}</script>""", "<a>"));

    private static string Render(string template, object? data) =>
        TemplateSet.Create(new TemplateOptions()).Compile(template, OutputLanguages.Html, "z").Render(data);
}
