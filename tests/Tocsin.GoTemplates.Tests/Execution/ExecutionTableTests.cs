using System.Text.Json;

namespace Tocsin.GoTemplates.Execution;

/// <summary>
/// What Go's text/template gives, and the text of its errors, for <see cref="SampleData"/>. Each line of the table is a template, the option
/// <c>missingkey</c> where it isn't the default, the output up to the end or the error, and the error.
/// </summary>
public class ExecutionTableTests
{
    public static TheoryData<TableRow> Cases() => [.. Read()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_template_gives_what_Go_gives(TableRow expected)
    {
        var options = SampleData.Options with { MissingKey = Option(expected.Missing) };
        using var output = new BoundedText();
        var error = "";
        try
        {
            TemplateSet.Create(options).Compile(expected.Template, name: "t").Render(new SampleData(), output);
        }
        catch (TemplateException e)
        {
            error = e.Message;
        }

        Assert.Equal(expected.Error ?? "", error);
        Assert.Equal(expected.Out, output.ToString());
    }

    private static MissingKey Option(string? name) => name switch
    {
        "zero" => MissingKey.Zero,
        "error" => MissingKey.Error,
        _ => MissingKey.Invalid,
    };

    internal static IEnumerable<TableRow> Read()
    {
        using var lines = new StreamReader(typeof(ExecutionTableTests).Assembly.GetManifestResourceStream("go-execution.jsonl")!);
        while (lines.ReadLine() is { } line)
        {
            yield return JsonSerializer.Deserialize<TableRow>(line, JsonSerializerOptions.Web)!;
        }
    }

    public sealed record TableRow(string Template, string Out, string? Error, string? Missing)
    {
        public override string ToString() => Template;
    }
}
