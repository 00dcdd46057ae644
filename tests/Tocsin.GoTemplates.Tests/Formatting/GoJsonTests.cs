using System.Numerics;
using Tocsin.GoTemplates.Times;

namespace Tocsin.GoTemplates.Formatting;

public class GoJsonTests
{
    private static readonly GoTypes _types = GoTypes.Basic.With(
        GoType.Text<SampleValues.Html>("template.HTML").Build(),
        GoType.Struct<Item>("main.Item")
            .Field("Status", "status", i => i.Status)
            .Field("Labels", "labels", i => i.Labels, GoTypes.StringMap)
            .Field("List", "list", i => i.List, GoTypes.StringList)
            .Field("Any", "any", i => i.Any, GoTypes.Interface)
            .Field("N", "n", i => i.N)
            .Field("D", "d", i => i.D)
            .Field("At", "at", i => i.At)
            .Field("Hidden", "-", i => i.Status)
            .Method("Method", i => i.N)
            .Build());

    private sealed record Item(string Status, Dictionary<string, string>? Labels, string[]? List, object? Any, int N, GoDuration D, GoTime At);

    [Fact]
    public void Structs_maps_lists_and_times_are_written_as_in_Go()
    {
        var item = new Item(
            "<f>",
            new() { ["b"] = "2", ["a"] = "&", ["\U0001F600"] = "x", ["\uffee"] = "y" },
            ["x", "y"],
            new object?[] { 1, null, 2.5, true },
            -3,
            new GoDuration(1500),
            GoTime.Date(2026, 3, 1, 8, 15, 30, 120_000_000, GoLocation.Utc));

        Assert.Equal(
            """{"status":"\u003cf\u003e","labels":{"a":"\u0026","b":"2","￮":"y","😀":"x"},"list":["x","y"],"any":[1,null,2.5,true],"n":-3,"d":1500,"at":"2026-03-01T08:15:30.12Z"}""",
            Write(item));
    }

    [Fact]
    public void Lists_and_maps_that_are_null_are_null_and_html_stays_where_it_may() =>
        Assert.Equal(
            """{"status":"<&>","labels":null,"list":null,"any":null,"n":0,"d":0,"at":"0001-01-01T00:00:00Z"}""",
            Write(new Item("<&>", null, null, null, 0, default, default), escapeHtml: false));

    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { Array.Empty<string>(), "[]" },
        { new Dictionary<string, string>(), "{}" },
        { new GoMonth(3), "3" },
        { ulong.MaxValue, "18446744073709551615" },
        { long.MinValue, "-9223372036854775808" },
        { false, "false" },
        { new SampleValues.Html("<b>"), """
            "\u003cb\u003e"
            """ },
        { GoTime.Date(2026, 1, 1, 0, 0, 0, 5, GoLocation.Fixed("", -5400)), "\"2026-01-01T00:00:00.000000005-01:30\"" },
        // \b and \f have short forms since Go 1.22.
        { "\"\\\b\f\n\r\t\u0001\u001f\u007f/'", """
            "\"\\\b\f\n\r\t\u0001\u001f
            """ + "\u007f/'\"" },
        { "a\u2028b\u2029\ud800c\u00e9", """
            "a\u2028b\u2029\ufffdc
            """ + "\u00e9\"" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_are_written_as_in_Go(object? value, string expected) => Assert.Equal(expected, Write(value));

    [Theory]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1e-6, "0.000001")]
    [InlineData(1e-7, "1e-7")]
    [InlineData(1e-10, "1e-10")]
    [InlineData(123456789.0, "123456789")]
    [InlineData(0.1, "0.1")]
    [InlineData(-0.0, "-0")]
    [InlineData(1.5e300, "1.5e+300")]
    [InlineData(3.7172928170214896e-7, "3.7172928170214896e-7")]
    [InlineData(-673137871221556500000.0, "-673137871221556500000")]
    [InlineData(6.147292150132033e-298, "6.147292150132033e-298")]
    public void Floats_have_the_form_of_browsers(double value, string expected) => Assert.Equal(expected, Write(value));

    [Theory]
    [InlineData(0.1f, "0.1")]
    [InlineData(1e21f, "1e+21")]
    [InlineData(1e20f, "100000000000000000000")]
    public void Small_floats_have_few_digits(float value, string expected) => Assert.Equal(expected, Write(value));

    public static TheoryData<object, string> Refused => new()
    {
        { double.NaN, "json: unsupported value: NaN" },
        { double.NegativeInfinity, "json: unsupported value: -Inf" },
        { new object[] { double.PositiveInfinity }, "json: unsupported value: +Inf" },
        { GoFunction.Of(() => 1), "json: unsupported type: func()" },
        { new Complex(1, 2), "json: unsupported type: complex128" },
        { GoTime.Date(10000, 1, 1, 0, 0, 0, 0, GoLocation.Utc), "json: error calling MarshalJSON for type time.Time: Time.MarshalJSON: year outside of range [0,9999]" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_JSON_can_not_hold_is_refused(object value, string message) => Assert.Equal(message, Assert.Throws<GoFunctionException>(() => Write(value)).Message);

    [Fact]
    public void Values_nested_too_deep_are_refused()
    {
        object deep = "x";
        for (var i = 0; i < 1500; i++)
        {
            deep = new object[] { deep };
        }

        Assert.Throws<TemplateLimitException>(() => Write(deep));
    }

    private static string Write(object? value, bool escapeHtml = true)
    {
        using var text = new BoundedText();
        GoJson.Write(text, value, _types, escapeHtml);
        return text.ToString();
    }
}
