namespace Tocsin.GoTemplates.Html;

public class HtmlTableTests
{
    private static readonly TemplateSet _templates = TemplateSet.Create(new TemplateOptions());

    public static TheoryData<int> Templates() => [.. Enumerable.Range(0, _all.Value.Length)];

    private static readonly Lazy<HtmlTables.Row[]> _all = new(() => [.. HtmlTables.Read("html-templates.jsonl"), .. HtmlTables.Read("html-values.jsonl")]);

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_gives_what_Go_gives(int index)
    {
        var row = _all.Value[index];
        string? output = null;
        var error = "";
        try
        {
            output = _templates.Compile(row.Template, OutputLanguages.Html, "z").Render(row.Data);
        }
        catch (TemplateException e)
        {
            error = e.Message;
        }

        Assert.Equal((row.Template, row.Out, row.Error is null ? "" : "html/template:z" + row.Error), (row.Template, output, error));
    }

    [Fact]
    public void The_tables_are_there() => Assert.Equal(1696, _all.Value.Length);
}
