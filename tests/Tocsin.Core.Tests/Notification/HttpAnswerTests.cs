namespace Tocsin.Notification;

public class HttpAnswerTests
{
    [Theory]
    [InlineData(502, true)]
    [InlineData(504, true)]
    [InlineData(500, false)]
    [InlineData(503, false)]
    public void Behind_a_gateway_that_gave_up_waiting_a_message_may_have_arrived(int status, bool mayHaveArrived)
    {
        var result = new HttpAnswer(status, "", null).Failed(retriesRateLimit: false);

        Assert.Equal((DeliveryOutcome.Retry, mayHaveArrived), (result.Outcome, result.MayHaveArrived));
    }

    [Fact]
    public void A_success_whose_body_broke_off_may_have_been_one() => Assert.True(new HttpAnswer(200, null, null).Retry().MayHaveArrived);
}
