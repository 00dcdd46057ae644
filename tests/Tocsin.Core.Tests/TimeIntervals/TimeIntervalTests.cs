using System.Globalization;
using Tocsin.GoTemplates.Times;

namespace Tocsin.TimeIntervals;

public class TimeIntervalTests
{
    private const string BusinessHours = "[{ weekdays: ['monday:friday'], times: [{ start_time: '09:00', end_time: '17:00' }] }]";
    private const string Easter = "[{ days_of_month: ['4:6'], months: [april], years: [2020] }]";
    private const string LastThreeDays = "[{ days_of_month: ['-3:-1'] }]";
    private const string BusinessHoursInSydney = "[{ weekdays: ['monday:friday'], times: [{ start_time: '09:00', end_time: '17:00' }], location: Australia/Sydney }]";
    private const string NovemberInSydney = "[{ weekdays: ['monday:friday'], months: [november], times: [{ start_time: '09:00', end_time: '17:00' }], location: Australia/Sydney }]";
    private const string Quarter = "[{ weekdays: ['monday:friday', 'sunday'], months: ['january:march'], days_of_month: ['-7:-1'], years: ['2020:2025', '2030:2035'], times: [{ start_time: '09:00', end_time: '17:00' }] }]";
    private const string Complete = "[{ weekdays: ['monday:wednesday', 'saturday', 'sunday'], times: [{ start_time: '13:00', end_time: '15:00' }], days_of_month: ['1', '10', '20:-1'], years: ['2020:2023'], months: ['january:march'] }]";
    private const string EveningsInSydney = "[{ times: [{ start_time: '00:00', end_time: '09:00' }, { start_time: '17:00', end_time: '24:00' }], location: Australia/Sydney }]";
    private const string WeekendsInSydney = "[{ weekdays: [saturday, sunday], location: Australia/Sydney }]";

    [Theory]
    [InlineData("[{}]", "2006-01-02T15:04Z 2007-01-03T10:04Z 2006-01-04T09:04Z")]
    [InlineData(BusinessHours, "2020-05-04T15:04Z 2020-05-05T10:04Z 2020-06-09T09:04Z 2020-07-08T09:00Z 2020-07-08T16:59Z 2021-04-01T13:00Z")]
    [InlineData(Easter, "2020-04-04T15:04Z 2020-04-05T00:00Z 2020-04-06T23:05Z")]
    [InlineData(LastThreeDays, "2020-01-31T15:04Z 2020-01-30T15:04Z 2020-01-29T15:04Z 2020-06-30T00:00Z 2020-02-29T23:05Z")]
    [InlineData("[{ months: [june], days_of_month: ['1:31'] }]", "2020-06-30T00:00Z 2020-06-01T00:00Z")]
    [InlineData("[{ months: [june], days_of_month: ['-31:-1'] }]", "2020-06-30T00:00Z 2020-06-01T00:00Z")]
    [InlineData(BusinessHoursInSydney, "2021-04-06T13:00+10:00")]
    [InlineData(NovemberInSydney, "2021-11-01T09:00+11:00 2021-10-31T22:00Z")]
    [InlineData(Quarter, "2021-01-27T09:00Z 2021-01-28T16:59Z 2021-01-29T13:00Z 2025-03-31T13:00Z 2035-01-31T13:00Z")]
    [InlineData(Complete, "2021-01-10T13:00Z 2021-01-30T14:24Z")]
    [InlineData(EveningsInSydney, "2024-01-01T00:00+11:00 2024-01-06T17:00+11:00 2024-01-01T10:00Z 2024-01-06T10:00Z")]
    [InlineData(WeekendsInSydney, "2024-01-06T10:00+11:00 2024-01-06T17:00+11:00 2024-01-06T10:00Z")]
    public void Times_of_upstreams_tests_are_contained(string intervals, string times) =>
        Assert.All(Times(times), time => Assert.True(IntervalYaml.Read(intervals).Contains(time)));

    [Theory]
    [InlineData("[]", "2006-01-02T15:04Z")]
    [InlineData(BusinessHours, "2020-05-03T15:04Z 2020-05-04T08:59Z 2020-05-05T05:00Z 2020-07-08T05:00Z 2020-07-08T08:59Z 2020-07-08T17:00Z")]
    [InlineData(Easter, "2018-05-03T15:04Z 2020-04-03T23:59Z 2020-06-04T23:59Z 2019-04-06T23:59Z 2020-04-07T00:00Z")]
    [InlineData(LastThreeDays, "2018-05-03T15:04Z 2020-01-27T15:04Z 2020-04-03T23:59Z 2020-06-04T23:59Z 2019-04-06T23:59Z 2020-04-07T00:00Z 2020-03-01T00:00Z")]
    [InlineData("[{ months: [june], days_of_month: ['1:31'] }]", "2020-05-31T00:00Z 2020-07-01T00:00Z")]
    [InlineData(BusinessHoursInSydney, "2021-04-06T13:00Z")]
    [InlineData(NovemberInSydney, "2021-10-31T21:00Z")]
    [InlineData(Quarter, "2021-01-30T13:00Z 2021-04-01T13:00Z 2026-01-30T13:00Z 2035-01-31T17:01Z")]
    [InlineData(Complete, "2021-01-09T13:00Z 2021-01-20T12:59Z 2021-02-02T13:00Z")]
    [InlineData("[{ days_of_month: ['30:31'], years: ['2020:2023'], months: [february] }]", "2021-02-28T13:00Z")]
    [InlineData(EveningsInSydney, "2024-01-01T09:00+11:00 2024-01-06T10:00+11:00")]
    [InlineData(WeekendsInSydney, "2024-01-01T00:00+11:00 2024-01-01T09:00+11:00 2024-01-01T10:00Z")]
    public void Other_times_of_upstreams_tests_are_not(string intervals, string times) =>
        Assert.All(Times(times), time => Assert.False(IntervalYaml.Read(intervals).Contains(time)));

    [Fact]
    public void Any_interval_of_a_name_is_enough()
    {
        var named = IntervalYaml.Read("[{ years: [2020] }, { years: [2022] }]");

        Assert.Equal([true, false, true], Times("2020-05-05T00:00Z 2021-05-05T00:00Z 2022-05-05T00:00Z").Select(named.Contains));
    }

    [Fact]
    public void The_offset_that_a_time_is_written_with_does_not_matter()
    {
        var named = IntervalYaml.Read("[{ times: [{ start_time: 12:00, end_time: 13:00 }] }]");

        Assert.Equal([true, true, false], Times("2020-05-05T12:30Z 2020-05-05T20:30+08:00 2020-05-05T12:30+08:00").Select(named.Contains));
    }

    [Fact]
    public void Local_is_the_machines_own_zone()
    {
        var interval = Assert.Single(IntervalYaml.Read("[{ times: [{ start_time: 09:00, end_time: 17:00 }], location: Local }]").Intervals);

        Assert.Same(GoLocation.Local, interval.Location);
    }

    [Fact]
    public void Ranges_print_as_they_are_written()
    {
        Assert.Equal(["1:5", "-3:-1", "7"], new InclusiveRange[] { new(1, 5), new(-3, -1), new(7, 7) }.Select(r => r.ToString()));
        Assert.Equal("09:05-24:00", new TimeRange(545, 1440).ToString());
    }

    private static IEnumerable<DateTimeOffset> Times(string times) => times.Split(' ').Select(t => DateTimeOffset.Parse(t, CultureInfo.InvariantCulture));
}
