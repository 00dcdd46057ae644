using System.Globalization;
using System.Text.Json;
using FsCheck.Xunit;
using Tocsin.GoTemplates;

namespace Tocsin.Notification;

public class TimeTextTests
{
    [Theory]
    [InlineData("2022-03-02T07:31:57.3390000Z", "2022-03-02T07:31:57.339Z")]
    [InlineData("2022-03-02T07:31:57+00:00", "2022-03-02T07:31:57Z")]
    [InlineData("2022-03-02T07:31:57.1000001-05:30", "2022-03-02T07:31:57.1000001-05:30")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    public void A_time_is_printed_as_go_does(string time, string expected) =>
        Assert.Equal(expected, Written(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)));

    [Property]
    public void A_time_is_printed_as_the_template_engine_does(long ticks, short minutes)
    {
        var time = new DateTimeOffset(Math.Abs(ticks % DateTime.MaxValue.Ticks / 2), TimeSpan.Zero).AddDays(1).ToOffset(TimeSpan.FromMinutes(minutes % 840));
        Assert.Equal(new GoTime(time).Format(GoTime.Rfc3339Nano), Written(time));
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(45, "45s")]
    [InlineData(125, "2m 5s")]
    [InlineData(723, "12m")]
    [InlineData(3900, "1h 5m")]
    [InlineData(266_400, "3d 2h")]
    [InlineData(-5, "0s")]
    public void A_duration_for_people_has_two_units_at_most(int seconds, string expected) =>
        Assert.Equal(expected, HumanTime.Duration(TimeSpan.FromSeconds(seconds)));

    private static string Written(DateTimeOffset time)
    {
        var json = new GoJsonWriter();
        json.BeginObject();
        json.Time("t", time);
        json.EndObject();
        using var document = JsonDocument.Parse(json.Finish());
        return document.RootElement.GetProperty("t").GetString()!;
    }
}
