using Tocsin.GoTemplates.Formatting;

namespace Tocsin.GoTemplates.Times;

public class GoDurationTests
{
    [Theory]
    [InlineData(0L, "0s")]
    [InlineData(1L, "1ns")]
    [InlineData(1100L, "1.1µs")]
    [InlineData(2_200_000L, "2.2ms")]
    [InlineData(3_300_000_000L, "3.3s")]
    [InlineData(245_000_000_000L, "4m5s")]
    [InlineData(245_001_000_000L, "4m5.001s")]
    [InlineData(18_367_001_000_000L, "5h6m7.001s")]
    [InlineData(480_000_000_001L, "8m0.000000001s")]
    [InlineData(long.MaxValue, "2562047h47m16.854775807s")]
    [InlineData(long.MinValue, "-2562047h47m16.854775808s")]
    public void Durations_print_and_are_read_back(long nanoseconds, string text)
    {
        Assert.Equal(text, new GoDuration(nanoseconds).ToString());
        Assert.Equal(nanoseconds, GoDuration.Parse(text).Nanoseconds);
    }

    [Theory]
    [InlineData("", "time: invalid duration \"\"")]
    [InlineData("3", "time: missing unit in duration \"3\"")]
    [InlineData("-", "time: invalid duration \"-\"")]
    [InlineData("s", "time: invalid duration \"s\"")]
    [InlineData(".s", "time: invalid duration \".s\"")]
    [InlineData("1d", "time: unknown unit \"d\" in duration \"1d\"")]
    [InlineData("1x2s", "time: unknown unit \"x\" in duration \"1x2s\"")]
    [InlineData("3000000h", "time: invalid duration \"3000000h\"")]
    [InlineData("9223372036854775808ns", "time: invalid duration \"9223372036854775808ns\"")]
    [InlineData("99999999999999999999999999s", "time: invalid duration \"99999999999999999999999999s\"")]
    [InlineData("1é", "time: unknown unit \"\\xc3\\xa9\" in duration \"1\\xc3\\xa9\"")]
    public void Errors_of_parsing_are_those_of_Go(string value, string message) =>
        Assert.Equal(message, Assert.Throws<GoFunctionException>(() => GoDuration.Parse(value)).Message);

    [Fact]
    public void Durations_are_integers_to_other_code()
    {
        Assert.True(GoNumber.TryInt(new GoDuration(5), out var number));
        Assert.Equal(5, number);
        Assert.True(GoNumber.TryInt(new GoMonth(3), out number));
        Assert.Equal(3, number);
        Assert.False(GoNumber.TryInt(5ul, out _));
        Assert.True(GoNumber.TryUint((byte)5, out var unsigned));
        Assert.Equal(5ul, unsigned);
        Assert.True(GoNumber.TryFloat(0.5f, out var real));
        Assert.Equal(0.5, real);
        Assert.False(GoNumber.TryFloat("0.5", out _));
    }

    [Fact]
    public void Methods_of_templates_have_the_results_of_Go()
    {
        object?[] results = Members.Of(new GoDuration(5_430_000_000_000), "Hours", "Minutes", "Seconds", "Milliseconds", "Abs", "String");
        using var text = new BoundedText();
        GoFormat.Sprintln(text, results, GoTypes.Basic);

        Assert.Equal("1.5083333333333333 90.5 5430 5430000 1h30m30s 1h30m30s\n", text.ToString());
        Assert.Equal(new GoDuration(5_400_000_000_000), Members.Call(new GoDuration(5_430_000_000_000), "Truncate", new GoDuration(3_600_000_000_000 / 4)));
        Assert.Equal(TimeSpan.FromMinutes(90.5), new GoDuration(5_430_000_000_000).ToTimeSpan());
        Assert.Equal(new GoDuration(5_430_000_000_000), new GoDuration(TimeSpan.FromMinutes(90.5)));
    }
}
