namespace Tocsin.GoTemplates.Times;

public class GoLocationTests
{
    [Theory]
    [InlineData("../etc/passwd", "time: invalid location name")]
    [InlineData("Europe/../Europe/Berlin", "time: invalid location name")]
    [InlineData("/etc/passwd", "time: invalid location name")]
    [InlineData("\\x", "time: invalid location name")]
    [InlineData("Mars/Olympus", "unknown time zone Mars/Olympus")]
    [InlineData("Europe", "unknown time zone Europe")]
    [InlineData("Europe//Berlin", "unknown time zone Europe//Berlin")]
    [InlineData("tzdata.zi", "unknown time zone tzdata.zi")]
    [InlineData("a\0b", "unknown time zone a\0b")]
    public void Names_that_are_no_places_are_refused(string name, string message) =>
        Assert.Equal(message, Assert.Throws<GoFunctionException>(() => GoLocation.Load(name)).Message);

    [Fact]
    public void Some_names_have_a_meaning_of_their_own()
    {
        Assert.Same(GoLocation.Utc, GoLocation.Load(""));
        Assert.Same(GoLocation.Utc, GoLocation.Load("UTC"));
        Assert.Same(GoLocation.Local, GoLocation.Load("Local"));
        Assert.Equal("Local", GoLocation.Local.Name);
    }

    [Theory]
    [InlineData("CET-1CEST,M3.5.0,M10.5.0/3", "2050-07-01 14:00:00 +0200 CEST")]
    [InlineData("EST5EDT,M3.2.0,M11.1.0", "2050-07-01 08:00:00 -0400 EDT")]
    [InlineData("EST5EDT", "2050-07-01 08:00:00 -0400 EDT")]
    [InlineData("<+0330>-3:30", "2050-07-01 15:30:00 +0330 +0330")]
    [InlineData("<-04>4<-03>,M9.1.6/24,M4.1.6/24", "2050-07-01 08:00:00 -0400 -04")]
    [InlineData("NZST-12NZDT,M9.5.0,M4.1.0/3", "2050-07-02 00:00:00 +1200 NZST")]
    [InlineData("AAA0BBB-2,J60/0,J300/0", "2050-07-01 14:00:00 +0200 BBB")]
    [InlineData("AAA0BBB-2,59/0,300/0", "2050-07-01 14:00:00 +0200 BBB")]
    public void Rules_tell_the_zone_of_times_to_come(string rule, string expected)
    {
        var time = GoTime.Date(2050, 7, 1, 12, 0, 0, 0, GoLocation.Utc);
        var zone = ZoneRule.Parse(rule)!.ZoneAt(time.Unix(), 0);

        Assert.Equal(expected, time.In(GoLocation.Fixed(zone.Name, zone.Offset)).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("C1")]
    [InlineData("CET-1CEST,X1,Y2")]
    [InlineData("CET-1CEST,M3.5.0")]
    [InlineData("CET-1CEST,M13.9.9,M3.5.0")]
    [InlineData("CET-1CEST,M3,M3.5.0")]
    public void Rules_that_can_not_be_read_are_none(string rule) => Assert.Null(ZoneRule.Parse(rule));

    [Fact]
    public void Files_that_are_damaged_are_refused()
    {
        byte[] file = [.. "TZif2"u8, .. new byte[60]];

        Assert.Equal("malformed time zone information", Assert.Throws<GoFunctionException>(() => ZoneTable.Read("no zones"u8)).Message);
        Assert.Equal("malformed time zone information", Assert.Throws<GoFunctionException>(() => ZoneTable.Read(file)).Message);
        file[^10] = 0xFF;
        Assert.Equal("malformed time zone information", Assert.Throws<GoFunctionException>(() => ZoneTable.Read(file)).Message);
    }

    [Fact]
    public void Where_there_is_no_database_offsets_take_the_place_of_abbreviations()
    {
        var info = TimeZoneInfo.CreateCustomTimeZone("x", TimeSpan.FromHours(2), "x", "x");
        var zone = ZoneFiles.Of(info)(0);

        Assert.Equal("1970-01-01 02:00:00 +0200 +0200", GoTime.FromUnix(0).In(GoLocation.Fixed(zone.Name, zone.Offset)).ToString());
    }
}
