namespace Tocsin.GoTemplates.Html;

public class SafeTextTests
{
    private static readonly SafeText _html = new(SafeTextKind.Html, "<b>é</b>");

    [Theory]
    [InlineData("{{.}}", "<b>é</b>")]
    [InlineData("{{len .}}", "9")]
    [InlineData("{{slice . 0 3}}", "<b>")]
    [InlineData("{{if .}}yes{{end}}", "yes")]
    [InlineData("""{{eq . "<b>é</b>"}} {{ne . "x"}} {{lt . "z"}}""", "true true true")]
    [InlineData("""{{printf "%s %q %T" . . .}}""", "<b>é</b> \"<b>é</b>\" template.HTML")]
    [InlineData("{{print . 1 .}}", "<b>é</b>1<b>é</b>")]
    public void In_plain_text_it_is_text(string template, string output) =>
        Assert.Equal(output, TemplateSet.Create(new TemplateOptions()).Compile(template).Render(_html));

    [Theory]
    [InlineData(SafeTextKind.Html, "template.HTML")]
    [InlineData(SafeTextKind.HtmlAttribute, "template.HTMLAttr")]
    [InlineData(SafeTextKind.Css, "template.CSS")]
    [InlineData(SafeTextKind.Js, "template.JS")]
    [InlineData(SafeTextKind.JsString, "template.JSStr")]
    [InlineData(SafeTextKind.Url, "template.URL")]
    [InlineData(SafeTextKind.Srcset, "template.Srcset")]
    public void Each_kind_has_a_type_of_its_own(SafeTextKind kind, string name)
    {
        var type = GoTypes.Basic.Of(new SafeText(kind, ""));

        Assert.Equal((name, GoKind.String), (type.Name, type.Kind));
    }

    [Fact]
    public void A_function_may_declare_text_safe()
    {
        var functions = new Dictionary<string, GoFunction> { ["safeHtml"] = GoFunction.Of((string text) => new SafeText(SafeTextKind.Html, text)) };
        var template = TemplateSet.Create(new TemplateOptions { Functions = functions }).Compile("""<p title="{{safeHtml .}}">{{safeHtml .}}{{.}}""", OutputLanguages.Html);

        Assert.Equal("""<p title="x"><b>x</b>&lt;b&gt;x&lt;/b&gt;""", template.Render("<b>x</b>"));
    }
}
