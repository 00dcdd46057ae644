using System.Globalization;

namespace Tocsin.Notification;

public class GoTimeTests
{
    [Theory]
    [InlineData("2022-03-02T07:31:57.3390000Z", "2022-03-02T07:31:57.339Z")]
    [InlineData("2022-03-02T07:31:57+00:00", "2022-03-02T07:31:57Z")]
    [InlineData("2022-03-02T07:31:57.1000001-05:30", "2022-03-02T07:31:57.1000001-05:30")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    public void A_time_is_printed_as_go_does(string time, string expected) =>
        Assert.Equal(expected, GoTime.Rfc3339Nano(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("1.5s", 1500)]
    [InlineData("1m30s", 90_000)]
    [InlineData("500ms", 500)]
    [InlineData("30s1m", 90_000)]
    [InlineData("-2s", -2000)]
    [InlineData("+2s", 2000)]
    [InlineData("0", 0)]
    [InlineData(".5h", 1_800_000)]
    [InlineData("1000us", 1)]
    public void A_duration_is_read_as_go_does(string text, double milliseconds)
    {
        Assert.True(GoTime.TryParseDuration(text, out var duration));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("5")]
    [InlineData("1d")]
    [InlineData("s")]
    [InlineData("1.2.3s")]
    [InlineData("1 s")]
    [InlineData("99999999999h")]
    public void What_go_refuses_is_refused(string text) => Assert.False(GoTime.TryParseDuration(text, out _));

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
}
