using Microsoft.Extensions.Time.Testing;

namespace Tocsin.Enrichment.Prometheus;

public sealed class CircuitBreakerTests
{
    private readonly FakeTimeProvider _time = Given.Clock();

    [Fact]
    public void Fewer_failures_in_a_row_than_five_change_nothing()
    {
        var breaker = Failed(4);
        Assert.Null(breaker.WhyNot());
        breaker.Answered();
        breaker.Failed();
        Assert.Null(breaker.WhyNot());
    }

    [Fact]
    public void After_five_failures_the_refusal_says_since_when_and_for_how_long()
    {
        var breaker = Failed(5);
        _time.Advance(TimeSpan.FromSeconds(2.5));
        Assert.Equal("prom is not answering (since 12:00:01 UTC, trying again in 8s)", breaker.WhyNot());
    }

    [Fact]
    public void After_the_pause_one_caller_tries_and_the_others_are_still_refused()
    {
        var breaker = Failed(5);
        _time.Advance(CircuitBreaker.Pause);
        Assert.Null(breaker.WhyNot());
        Assert.NotNull(breaker.WhyNot());
        breaker.Failed();
        Assert.Equal("prom is not answering (since 12:00:01 UTC, trying again in 10s)", breaker.WhyNot());
    }

    [Fact]
    public void An_answer_closes_it()
    {
        var breaker = Failed(9);
        breaker.Answered();
        Assert.Null(breaker.WhyNot());
        Assert.Null(breaker.WhyNot());
    }

    private CircuitBreaker Failed(int times)
    {
        var breaker = new CircuitBreaker("prom", _time);
        _time.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < times; i++)
        {
            breaker.Failed();
        }

        return breaker;
    }
}
