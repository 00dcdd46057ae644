namespace Tocsin.GoTemplates.Parsing;

public class DefinitionTests
{
    [Theory]
    [InlineData("{{define `x`}}a{{end}}{{define `x`}} \n{{end}}", "t=|x=a")]
    [InlineData("{{define `x`}} {{end}}{{define `x`}}a{{end}}", "t=|x=a")]
    [InlineData("{{define `x`}} {{end}}{{define `x`}}\n{{end}}", "t=|x=\n")]
    [InlineData("{{define `t`}}a{{end}} \n", "t=a")]
    [InlineData("{{define `t`}} {{end}}b", "t=b")]
    [InlineData("a{{block `x` .}}b{{block `y` .X}}c{{end}}{{end}}", "t=a{{template \"x\" .}}|y=c|x=b{{template \"y\" .X}}")]
    public void An_empty_definition_gives_way_to_a_fuller_one(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Templates.Parse(text).Select(t => $"{t.Name}={t.Root}")));

    [Theory]
    [InlineData("{{define `x`}}a{{end}}\n{{define `x`}}a{{end}}", 2, "x")]
    [InlineData("{{define `x`}}a{{end}}{{block `x` .}}b{{end}}", 1, "x")]
    [InlineData("{{define `t`}}a{{end}}b", 1, "t")]
    public void Two_full_definitions_of_a_name_are_refused(string text, int line, string name) =>
        Assert.Equal($"template: t:{line}: template: multiple definition of template \"{name}\"", Templates.Error(text));

    [Theory]
    [InlineData("", true)]
    [InlineData(" \t\n\u00a0", true)]
    [InlineData("{{/* comment */}} {{/* comment */}}", true)]
    [InlineData("{{define `x`}}something{{end}}\n\n{{define `y`}}something{{end}}\n\n", true)]
    [InlineData("{{define `x`}}something{{end}}\nx\n{{define `y`}}something{{end}}\ny\n", false)]
    [InlineData("{{define `x`}}something{{end}}{{if 3}}{{end}}", false)]
    [InlineData("{{.}}", false)]
    public void A_template_without_anything_to_print_is_empty(string text, bool expected) => Assert.Equal(expected, Templates.Parse(text)[0].IsEmpty);

    [Fact]
    public void A_function_of_the_same_name_takes_break_and_continue_from_the_keywords()
    {
        var functions = new Dictionary<string, GoFunction> { ["break"] = GoFunction.Of<long, long>(x => x), ["continue"] = GoFunction.Of(() => 1) };

        Assert.Equal("{{range .X}}{{break 20}}{{end}}{{continue}}", TemplateParser.Parse("", "{{range .X}}{{break 20}}{{end}}{{continue}}", functions)[0].Root.ToString());
        Assert.Equal("template: t:1: unexpected \"20\" in {{break}}", Templates.Error("{{range .X}}{{break 20}}{{end}}"));
    }

    [Fact]
    public void Functions_are_bound_while_parsing()
    {
        var action = Assert.IsType<ActionNode>(Assert.Single(Templates.Parse("{{printf}}")[0].Root.Nodes));

        Assert.Same(Templates.Functions["printf"], Assert.IsType<IdentifierNode>(action.Pipe.Commands[0].Arguments[0]).Function);
    }

    [Fact]
    public void Messages_name_the_text_not_the_definition()
    {
        var error = Assert.Throws<TemplateException>(() => TemplateParser.Parse("mail.tmpl", "{{define `x`}}\n{{foo}}{{end}}", Templates.Functions));

        Assert.Equal("template: mail.tmpl:2: function \"foo\" not defined", error.Message);
    }
}
