namespace Tocsin.GoTemplates.Formatting;

public class SprintfTests
{
    [Fact]
    public void Every_row_of_the_table_prints_as_in_Go() =>
        TableRows.AssertAll<Row>("printf.jsonl", r => r.Text, r => Sprintf(r.Format, [.. r.Args.Select(SampleValues.Read)]));

    [Fact]
    public void The_table_is_large() => Assert.True(TableRows.Read<Row>("printf.jsonl").Count() > 1000);

    [Theory]
    [InlineData("%.2f", 2.675, "2.67")]
    [InlineData("%.2f", 0.125, "0.12")]
    [InlineData("%.0f", 2.5, "2")]
    [InlineData("%.0f", 3.5, "4")]
    [InlineData("%f", 1e22, "10000000000000000000000.000000")]
    [InlineData("%v", 5e-324, "5e-324")]
    [InlineData("%v", 1.0 / (1 << 25), "2.9802322387695312e-08")]
    [InlineData("%v", 1234567.0, "1.234567e+06")]
    [InlineData("%v", 100000.0, "100000")]
    [InlineData("%v", 123456789.0, "1.23456789e+08")]
    [InlineData("%.4g", 1024.0, "1024")]
    [InlineData("%.3x", 1.0 / 3, "0x1.555p-02")]
    [InlineData("%b", 1.0, "4503599627370496p-52")]
    [InlineData("%#g", 1.0, "1.00000")]
    [InlineData("%+06.1f", 3.14, "+003.1")]
    public void Floats_round_exactly_and_halves_to_even(string format, double value, string expected) => Assert.Equal(expected, Sprintf(format, value));

    // Go has changed these since 1.19.
    [Theory]
    [InlineData("%#w", "x", """%!w(string="x")""")]
    [InlineData("%+w", "x", "%!w(string=x)")]
    [InlineData("%-05d|", 7L, "7    |")]
    [InlineData("%0-5d|", 7L, "7    |")]
    public void Newer_Go_decides_where_versions_differ(string format, object value, string expected) => Assert.Equal(expected, Sprintf(format, value));

    [Fact]
    public void Pointers_print_with_an_ampersand_at_the_top_only()
    {
        var pointer = new SampleValues.PointPointer(3);

        Assert.Equal("&{3} &{X:3} &main.Point{X:3} *main.Point", Sprintf("%[1]v %+[1]v %#[1]v %[1]T", pointer));
        Assert.Matches(@"^\[0x[0-9a-f]+\]$", Sprintf("%v", [new object[] { pointer }]));
        Assert.Matches("^0x[0-9a-f]+$", Sprintf("%p", pointer));
    }

    [Fact]
    public void Functions_print_as_addresses_that_stay_the_same()
    {
        var function = GoFunction.Of(() => 1);

        Assert.Matches("^0x[0-9a-f]+$", Sprintf("%v", function));
        Assert.Equal(Sprintf("%p", function), Sprintf("%v", function));
        Assert.StartsWith("%!s(func=0x", Sprintf("%s", function), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%1000000d")]
    [InlineData("%.1000000d")]
    [InlineData("%.1000000f")]
    [InlineData("%-1000000v")]
    [InlineData("%01000000e")]
    public void Great_widths_and_precisions_end_at_the_limit(string format)
    {
        using var text = new BoundedText(1000);

        Assert.Throws<TemplateLimitException>(() => GoFormat.Sprintf(text, format, [format.EndsWith('d') ? 1 : (object)1e-9], GoTypes.Basic));
    }

    [Fact]
    public void Values_nested_too_deep_and_lists_that_multiply_end_at_a_limit()
    {
        object deep = "x", wide = "x";
        for (var i = 0; i < 1500; i++)
        {
            deep = new object[] { deep };
            wide = i < 40 ? new[] { wide, wide, wide } : wide;
        }

        Assert.Equal("values are nested deeper than 1000 levels", Assert.Throws<TemplateLimitException>(() => Sprintf("%v", [deep])).Message);
        Assert.Throws<TemplateLimitException>(() => Sprintf("%v", [wide]));
    }

    [Fact]
    public void Values_of_types_that_were_not_declared_are_refused() =>
        Assert.Equal("values of the .NET type Version are not declared for templates", Assert.Throws<GoFunctionException>(() => Sprintf("%v", new Version())).Message);

    private static string Sprintf(string format, params object?[] args)
    {
        using var text = new BoundedText();
        GoFormat.Sprintf(text, format, args, SampleValues.Types);
        return text.ToString();
    }

    private sealed record Row(string Format, string[] Args, string Text);
}
