namespace Tocsin.TimeIntervals;

public class TimeIntervalReaderTests
{
    [Fact]
    public void All_fields_are_read()
    {
        var interval = Assert.Single(IntervalYaml.Read(
            "[{ times: [{ start_time: 11:00, end_time: '24:00' }], weekdays: [Monday:FRIDAY, sunday], days_of_month: [1:-1, 07], months: [May, 9:december], years: [2020, '+2021:2023'], location: Europe/Berlin }]").Intervals);

        Assert.Equal([new TimeRange(660, 1440)], interval.Times);
        Assert.Equal([new InclusiveRange(1, 5), new InclusiveRange(0, 0)], interval.Weekdays);
        Assert.Equal([new InclusiveRange(1, -1), new InclusiveRange(7, 7)], interval.DaysOfMonth);
        Assert.Equal([new InclusiveRange(5, 5), new InclusiveRange(9, 12)], interval.Months);
        Assert.Equal([new InclusiveRange(2020, 2020), new InclusiveRange(2021, 2023)], interval.Years);
        Assert.Equal("Europe/Berlin", interval.Location.Name);
    }

    [Fact]
    public void Both_lists_are_read_and_null_lists_are_none()
    {
        var (named, errors) = IntervalYaml.ReadAll("{ mute_time_intervals: [{ name: a }], time_intervals: [{ name: b, time_intervals: [~, {}] }, ~] }");

        Assert.Empty(errors);
        Assert.Equal(["", "a", "b"], named.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(named["a"].Intervals);
        Assert.Equal(2, named["b"].Intervals.Count);
        Assert.Empty(IntervalYaml.ReadAll("{ mute_time_intervals: ~ }").Named);
    }

    [Theory]
    [InlineData("times: [{ start_time: '01:99', end_time: '23:59' }]", "times[0]: couldn't parse timestamp 01:99, invalid format")]
    [InlineData("times: [{ start_time: '00:00', end_time: '99:99' }]", "times[0]: couldn't parse timestamp 99:99, invalid format")]
    [InlineData("times: [{ start_time: '17:31', end_time: '17:31' }]", "times[0]: start time cannot be equal or greater than end time")]
    [InlineData("times: [{ start_time: '12:30', end_time: '24:01' }]", "times[0]: couldn't parse timestamp 24:01, invalid format")]
    [InlineData("times: [{ start_time: '09:30', end_time: '07:41' }]", "times[0]: start time cannot be equal or greater than end time")]
    [InlineData("times: [{ start_time: '24:00', end_time: '17:41' }]", "times[0]: start time cannot be equal or greater than end time")]
    [InlineData("times: [{ start_time: '14:03' }]", "times[0]: both start and end times must be provided")]
    [InlineData("times: [{ start_time: 9:00, end_time: 17:00 }]", "times[0]: couldn't parse timestamp 9:00, invalid format")]
    [InlineData("times: [{ start_time: \"09:00\\n\", end_time: 17:00 }]", "times[0]: couldn't parse timestamp 09:00\\u000a, invalid format")]
    [InlineData("times: [{}]", "times[0]: both start and end times must be provided")]
    [InlineData("weekdays: ['friday:monday']", "weekdays: start day cannot be before end day")]
    [InlineData("weekdays: ['Blurgsday:flurgsday']", "weekdays: blurgsday is not a valid weekday")]
    [InlineData("weekdays: ['1:3']", "weekdays: 1 is not a valid weekday")]
    [InlineData("weekdays: ['-2:-1']", "weekdays: -2 is not a valid weekday")]
    [InlineData("weekdays: ['monday:tuesday:friday']", "weekdays: couldn't parse range monday:tuesday:friday, invalid format")]
    [InlineData("days_of_month: ['0']", "days_of_month: 0 is not a valid day of the month: out of range")]
    [InlineData("days_of_month: ['-50:-20']", "days_of_month: -50 is not a valid day of the month: out of range")]
    [InlineData("days_of_month: ['1:50']", "days_of_month: 50 is not a valid day of the month: out of range")]
    [InlineData("days_of_month: ['-15:5']", "days_of_month: end day must be negative if start day is negative")]
    [InlineData("days_of_month: ['10:-25']", "days_of_month: end day -25 is always before start day 10")]
    [InlineData("days_of_month: ['28:-1']", "days_of_month: end day -1 is always before start day 28")]
    [InlineData("days_of_month: ['BLA']", "days_of_month: strconv.Atoi: parsing \"bla\": invalid syntax")]
    [InlineData("months: ['martius:june']", "months: martius is not a valid month")]
    [InlineData("months: ['march:junius']", "months: junius is not a valid month")]
    [InlineData("months: ['december:january']", "months: end month january is before start month december")]
    [InlineData("months: ['99:0']", "months: end month  is before start month ")]
    [InlineData("months: [' May']", "months:  may is not a valid month")]
    [InlineData("years: ['2022:2020']", "years: end year 2020 is before start year 2022")]
    [InlineData("years: ['']", "years: strconv.Atoi: parsing \"\": invalid syntax")]
    [InlineData("years: [0x10]", "years: strconv.Atoi: parsing \"0x10\": invalid syntax")]
    [InlineData("years: [99999999999999999999]", "years: strconv.Atoi: parsing \"99999999999999999999\": value out of range")]
    [InlineData("years: ['2020:2021:2022']", "years: couldn't parse range 2020:2021:2022, invalid format")]
    [InlineData("years: 2020", "years: expected a list")]
    [InlineData("location: Nowhere/Land", "location: unknown time zone Nowhere/Land")]
    [InlineData("location: ../etc", "location: time: invalid location name")]
    public void Mistakes_have_upstreams_messages(string field, string message) =>
        Assert.Equal($"time_intervals[0].time_intervals[0].{message}", IntervalYaml.ErrorOf($"{{ {field} }}"));

    [Theory]
    [InlineData("time_intervals: [{}]", "line 1, column 18: time_intervals[0]: missing name in time interval")]
    [InlineData("mute_time_intervals: [{ name: '' }]", "line 1, column 23: mute_time_intervals[0]: missing name in mute time interval")]
    [InlineData("mute_time_intervals: [{ name: a }, { name: a }]", "line 1, column 44: mute_time_intervals[1].name: mute time interval \"a\" is not unique")]
    [InlineData("time_intervals: [{ name: a }, { name: a }]", "line 1, column 39: time_intervals[1].name: time interval \"a\" is not unique")]
    [InlineData("{ time_intervals: [{ name: a }], mute_time_intervals: [{ name: a }] }", "line 1, column 28: time_intervals[0].name: time interval \"a\" is not unique")]
    [InlineData("time_intervals: [~, ~]", "line 1, column 17: time_intervals: time interval \"\" is not unique")]
    [InlineData("time_intervals: {}", "line 1, column 17: time_intervals: expected a list")]
    [InlineData("time_intervals: [{ name: a, time_intervals: [{ years: [2020, x] }] }]", "line 1, column 62: time_intervals[0].time_intervals[0].years: strconv.Atoi: parsing \"x\": invalid syntax")]
    public void Mistakes_have_their_place(string yaml, string message) =>
        Assert.Equal([message], IntervalYaml.ReadAll(yaml).Errors.Select(e => e.ToString()));

    [Theory]
    [InlineData("time_intervals: [{ name: a, foo: b }]", "time_intervals[0].foo: unknown key")]
    [InlineData("time_intervals: [{ name: a, time_intervals: [{ time_zone: UTC }] }]", "time_intervals[0].time_intervals[0].time_zone: unknown key")]
    [InlineData("time_intervals: [{ name: a, time_intervals: [{ times: [{ start_time: 01:00, end_time: 02:00, z: 1 }] }] }]", "time_intervals[0].time_intervals[0].times[0].z: unknown key")]
    public void Unknown_keys_are_refused(string yaml, string message) =>
        Assert.StartsWith(message, Assert.Single(IntervalYaml.ReadAll(yaml).Errors).Message, StringComparison.Ordinal);

    [Fact]
    public void All_mistakes_are_reported_at_once() =>
        Assert.Equal(4, IntervalYaml.ReadAll("time_intervals: [{ time_intervals: [{ years: [x, y], weekdays: [z] }] }]").Errors.Count);
}
