using System.Globalization;
using System.Text;

namespace Tocsin.Server.Ingest;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("2022-03-02T07:31:57Z", "2022-03-02T07:31:57.0000000+00:00")]
    [InlineData("2022-03-02T07:31:57.339Z", "2022-03-02T07:31:57.3390000+00:00")]
    [InlineData("2022-03-02T07:31:57.123456789+02:00", "2022-03-02T07:31:57.1234567+02:00")]
    [InlineData("2022-03-02T07:31:57.12345678901234567890Z", "2022-03-02T07:31:57.1234567+00:00")]
    [InlineData("2022-03-02t07:31:57z", "2022-03-02T07:31:57.0000000+00:00")]
    [InlineData("2016-04-07T10:08:52-06:00", "2016-04-07T10:08:52.0000000-06:00")]
    [InlineData("2024-11-29 08:40:57.669000+00:00", "2024-11-29T08:40:57.6690000+00:00")]
    [InlineData("2022-03-02T07:31:57+0530", "2022-03-02T07:31:57.0000000+05:30")]
    [InlineData("2022-03-02T07:31:57+23:00", "2022-03-01T08:31:57.0000000+00:00")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.0000000+00:00")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.0000000+00:00")]
    [InlineData("9999-12-31T23:59:60-14:00", "9999-12-31T23:59:59.9999999+00:00")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("0001-01-01T00:00:00.000Z", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("0001-01-01T00:00:00+01:00", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("0001-01-01T00:00:00-07:52", "0001-01-01T00:00:00.0000000+00:00")]
    [InlineData("0000-02-29T00:00:00Z", "0001-01-01T00:00:00.0000000+00:00")]
    public void Times_are_read_as_senders_write_them(string text, string expected)
    {
        Assert.True(TimeText.TryParse(Encoding.UTF8.GetBytes(text), lenient: false, out var time));
        Assert.Equal(expected, time.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2022-03-02", "2022-03-02T00:00:00.0000000+00:00")]
    [InlineData("2022-03-02T07:31", "2022-03-02T07:31:00.0000000+00:00")]
    [InlineData("2022-03-02T07:31Z", "2022-03-02T07:31:00.0000000+00:00")]
    [InlineData("2022-03-02T07:31:57", "2022-03-02T07:31:57.0000000+00:00")]
    [InlineData("2022-03-02 07:31:57", "2022-03-02T07:31:57.0000000+00:00")]
    public void Short_forms_are_for_alertmanagers_api_only(string text, string expected)
    {
        Assert.True(TimeText.TryParse(Encoding.UTF8.GetBytes(text), lenient: true, out var time));
        Assert.Equal(expected, time.ToString("O", CultureInfo.InvariantCulture));
        Assert.False(TimeText.TryParse(Encoding.UTF8.GetBytes(text), lenient: false, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("now")]
    [InlineData("1646206317")]
    [InlineData("2022-13-01T00:00:00Z")]
    [InlineData("2022-00-01T00:00:00Z")]
    [InlineData("2022-02-29T00:00:00Z")]
    [InlineData("2022-01-00T00:00:00Z")]
    [InlineData("2022-1-1T00:00:00Z")]
    [InlineData("2022-01-01T24:00:00Z")]
    [InlineData("2022-01-01T00:60:00Z")]
    [InlineData("2022-01-01T00:00:61Z")]
    [InlineData("2022-01-01T00:00:00.Z")]
    [InlineData("2022-01-01T00:00:00X")]
    [InlineData("2022-01-01T00:00:00+1:00")]
    [InlineData("2022-01-01T00:00:00+25:00")]
    [InlineData("2022-01-01T00:00:00Zx")]
    [InlineData("2022-01-01T00:00:00+01:00x")]
    [InlineData("2022-01-01X00:00:00Z")]
    [InlineData(" 2022-01-01T00:00:00Z")]
    [InlineData("٢٠٢٢-01-01T00:00:00Z")]
    public void What_is_no_time_is_refused_either_way(string text)
    {
        Assert.False(TimeText.TryParse(Encoding.UTF8.GetBytes(text), lenient: false, out _));
        Assert.False(TimeText.TryParse(Encoding.UTF8.GetBytes(text), lenient: true, out _));
    }
}
