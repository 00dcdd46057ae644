namespace Tocsin.GoTemplates.Times;

public class GoTimeTests
{
    private static readonly GoTime _time = GoTime.Date(2009, 2, 4, 21, 0, 57, 12_345_600, GoLocation.Fixed("PST", -8 * 3600));

    [Theory]
    [InlineData("Mon Jan _2 15:04:05 2006", "Wed Feb  4 21:00:57 2009")]
    [InlineData("Mon Jan _2 15:04:05 MST 2006", "Wed Feb  4 21:00:57 PST 2009")]
    [InlineData("02 Jan 06 15:04 MST", "04 Feb 09 21:00 PST")]
    [InlineData("Monday, 02-Jan-06 15:04:05 MST", "Wednesday, 04-Feb-09 21:00:57 PST")]
    [InlineData("Mon, 02 Jan 2006 15:04:05 -0700", "Wed, 04 Feb 2009 21:00:57 -0800")]
    [InlineData(GoTime.Rfc3339, "2009-02-04T21:00:57-08:00")]
    [InlineData(GoTime.Rfc3339Nano, "2009-02-04T21:00:57.0123456-08:00")]
    [InlineData("3:04PM", "9:00PM")]
    [InlineData("3pm", "9pm")]
    [InlineData("06 01 02", "09 02 04")]
    [InlineData("Hi Janet, the Month is January", "Hi Janet, the Month is February")]
    [InlineData("Jan _2 15:04:05.000000000", "Feb  4 21:00:57.012345600")]
    [InlineData("Jan  2 002 __2 2", "Feb  4 035  35 4")]
    [InlineData("2006 6 06 _6 __6 ___6", "2009 6 09 _6 __6 ___6")]
    [InlineData("Jan January 1 01 _1", "Feb February 2 02 _2")]
    [InlineData("2 02 _2 __2", "4 04  4  35")]
    [InlineData("15 3 03 _3", "21 9 09 _9")]
    [InlineData("4 04 _4", "0 00 _0")]
    [InlineData("5 05 _5", "57 57 _57")]
    [InlineData(",000 .99 .0001 -07 -070000 Z07:00:00", ",012 .01 .0002 -08 -080000 -08:00:00")]
    public void Layouts_show_the_reference_time(string layout, string expected) => Assert.Equal(expected, _time.Format(layout));

    // The rows with "cannot parse" name the value before the element that fails: so since Go 1.20.
    [Theory]
    [InlineData("2006-01-02", "x", "parsing time \"x\" as \"2006-01-02\": cannot parse \"x\" as \"2006\"")]
    [InlineData("Mon Jan _2 15:04:05 2006", "Thu Feb  4 21:00:57 @2010", "parsing time \"Thu Feb  4 21:00:57 @2010\" as \"Mon Jan _2 15:04:05 2006\": cannot parse \"@2010\" as \"2006\"")]
    [InlineData("Mon Jan _2 15:04:05 2006", "Thu Feb  4 21:00:60 2010", "parsing time \"Thu Feb  4 21:00:60 2010\": second out of range")]
    [InlineData("Mon Jan _2 15:04:05 2006", "Thu Feb  4 24:00:60 2010", "parsing time \"Thu Feb  4 24:00:60 2010\": hour out of range")]
    [InlineData("05.000", "59.-12", "parsing time \"59.-12\": fractional second out of range")]
    [InlineData("Jan _2 15:04:05.000000000", "Dec  7 11:22:01.000000", "parsing time \"Dec  7 11:22:01.000000\" as \"Jan _2 15:04:05.000000000\": cannot parse \".000000\" as \".000000000\"")]
    [InlineData("Jan _2 15:04:05.000000000", "Dec  7 11:22:01.0000000000", "parsing time \"Dec  7 11:22:01.0000000000\": extra text: \"0\"")]
    [InlineData(GoTime.Rfc3339, "2006-01-02T15:04:05Z07:00", "parsing time \"2006-01-02T15:04:05Z07:00\": extra text: \"07:00\"")]
    [InlineData(GoTime.Rfc3339, "2006-01-02T15:04_abc", "parsing time \"2006-01-02T15:04_abc\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \"_abc\" as \":\"")]
    [InlineData(GoTime.Rfc3339, "2006-01-02T15:04:05+25:00", "parsing time \"2006-01-02T15:04:05+25:00\": time zone offset hour out of range")]
    [InlineData(GoTime.Rfc3339, "2006-01-02T15:04:05 01:00", "parsing time \"2006-01-02T15:04:05 01:00\" as \"2006-01-02T15:04:05Z07:00\": cannot parse \" 01:00\" as \"Z07:00\"")]
    [InlineData("2006-01-02", "2023-02-29", "parsing time \"2023-02-29\": day out of range")]
    [InlineData("2006-01-02", "2023-13-01", "parsing time \"2023-13-01\": month out of range")]
    [InlineData("Jan _2 002 2006", "Feb  4 034 2006", "parsing time \"Feb  4 034 2006\": day-of-year does not match day")]
    [InlineData("Jan _2 002 2006", "Feb  4 004 2006", "parsing time \"Feb  4 004 2006\": day-of-year does not match month")]
    [InlineData("002 2006", "366 2023", "parsing time \"366 2023\": day-of-year out of range")]
    [InlineData("\"2006\"", "é\n", "parsing time \"\\xc3\\xa9\\x0a\" as \"\\\"2006\\\"\": cannot parse \"\\xc3\\xa9\\x0a\" as \"\\\"\"")]
    public void Errors_of_parsing_are_those_of_Go(string layout, string value, string message) =>
        Assert.Equal(message, Assert.Throws<GoFunctionException>(() => GoTime.Parse(layout, value)).Message);

    [Theory]
    [InlineData("2010-02-04T21:00:57.012345678-08:00", "2010-02-04 21:00:57.012345678 -0800 -0800")]
    [InlineData("2010-02-04T21:00:57.0123456789Z", "2010-02-04 21:00:57.012345678 +0000 UTC")]
    [InlineData("0000-01-01T00:00:00Z", "0000-01-01 00:00:00 +0000 UTC")]
    [InlineData("9999-12-31T23:59:59.999999999Z", "9999-12-31 23:59:59.999999999 +0000 UTC")]
    public void Times_of_RFC_3339_keep_their_nanoseconds_and_offset(string value, string expected) =>
        Assert.Equal(expected, GoTime.Parse(GoTime.Rfc3339, value, GoLocation.Utc).ToString());

    [Fact]
    public void The_default_value_is_the_zero_time()
    {
        Assert.True(default(GoTime).IsZero);
        Assert.Equal("0001-01-01 00:00:00 +0000 UTC", default(GoTime).ToString());
        Assert.Equal(new GoTime(DateTimeOffset.MinValue), default);
    }

    [Fact]
    public void Times_of_dotnet_go_there_and_back()
    {
        var value = new DateTimeOffset(2026, 3, 1, 8, 15, 30, 123, TimeSpan.FromHours(1)).AddTicks(4567);

        Assert.Equal(value, new GoTime(value).ToDateTimeOffset());
        Assert.Equal("2026-03-01 08:15:30.1234567 +0100 +0100", new GoTime(value).ToString());
        Assert.Equal("2026-03-01 07:15:30.1234567 +0000 UTC", new GoTime(value.ToUniversalTime()).ToString());
    }

    [Fact]
    public void Go_source_of_a_time_names_its_place()
    {
        Assert.Equal("time.Date(2009, time.February, 4, 21, 0, 57, 12345600, time.Location(\"PST\"))", Members.Call(_time, "GoString"));
        Assert.Equal("time.Date(1, time.January, 1, 0, 0, 0, 0, time.UTC)", Members.Call(default(GoTime), "GoString"));
    }

    [Fact]
    public void Methods_of_templates_compare_and_reckon()
    {
        var later = _time.Add(new GoDuration(90_000_000_000));

        Assert.Equal(new GoDuration(90_000_000_000), Members.Call(later, "Sub", _time));
        Assert.Equal(true, Members.Call(later, "After", _time));
        Assert.Equal(-1, Members.Call(_time, "Compare", later));
        Assert.Equal(true, Members.Call(_time, "Equal", _time.In(GoLocation.Utc)));
        Assert.Equal("2010-01-03 21:00:57.0123456 -0800 PST", Members.Call(_time, "AddDate", 1, -1, -1)!.ToString());
        Assert.Equal(GoLocation.Utc, Members.Call(Members.Call(_time, "UTC")!, "Location"));
        Assert.Equal("2009-02-05 05:00:57.0123456 +0000 UTC", Members.Call(_time, "In", GoLocation.Utc)!.ToString());
    }

    [Fact]
    public void Differences_too_long_for_a_duration_are_the_longest()
    {
        var (first, last) = (default(GoTime), GoTime.Date(9999, 1, 1, 0, 0, 0, 0, GoLocation.Utc));

        Assert.Equal(long.MaxValue, last.Sub(first).Nanoseconds);
        Assert.Equal(long.MinValue, first.Sub(last).Nanoseconds);
    }
}
