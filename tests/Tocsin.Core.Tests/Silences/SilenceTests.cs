namespace Tocsin.Silences;

public class SilenceTests
{
    [Theory]
    [InlineData(-1, SilenceState.Pending)]
    [InlineData(0, SilenceState.Active)]
    [InlineData(60, SilenceState.Active)]
    [InlineData(60.001, SilenceState.Expired)]
    public void A_silence_is_active_from_its_start_to_its_end_both_included(double at, SilenceState state) =>
        Assert.Equal(state, Given.Silence(0, 60).StateAt(Given.Now.AddMinutes(at)));

    [Fact]
    public void One_that_was_ended_is_over_at_that_instant()
    {
        var ended = Given.Silence(-10, 0) with { UpdatedAt = Given.Now };

        Assert.Equal(SilenceState.Expired, ended.StateAt(Given.Now));
        Assert.Equal(SilenceState.Active, ended.StateAt(Given.Now.AddTicks(-1)));
    }
}
