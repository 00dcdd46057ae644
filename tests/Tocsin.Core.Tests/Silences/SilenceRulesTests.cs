using Tocsin.Alerts;
using Tocsin.Matching;

namespace Tocsin.Silences;

public class SilenceRulesTests
{
    private static readonly Guid _newId = Guid.Parse("11111111-2222-4333-8444-555555555555");

    [Fact]
    public void A_new_silence_gets_the_new_id_and_starts_now_at_the_earliest()
    {
        var posted = Given.Posted("", -5, 60) with { Annotations = LabelSet.Of(("ticket", "1")) };

        var verdict = Set(posted);

        Assert.Equal(SilenceAnswer.Done(_newId), verdict.Answer);
        var stored = Assert.Single(verdict.ToStore);
        Assert.Equal((_newId, Given.Now, Given.Now.AddMinutes(60), Given.Now), (stored.Id, stored.StartsAt, stored.EndsAt, stored.UpdatedAt));
        Assert.Equal(("you", "changed", "1"), (stored.CreatedBy, stored.Comment, stored.Annotations["ticket"]));
        Assert.Same(posted.Matchers, stored.Matchers);
    }

    [Fact]
    public void A_start_that_is_not_given_is_now_and_a_later_one_stays()
    {
        Assert.Equal(Given.Now, Set(Given.Posted("", 0, 60) with { StartsAt = default }).ToStore[0].StartsAt);
        Assert.Equal(Given.Now.AddMinutes(5), Set(Given.Posted("", 5, 60)).ToStore[0].StartsAt);
    }

    // As canUpdate in silence/silence.go has it: minutes from now of the old start and end, of the new ones.
    [Theory]
    [InlineData(-10, 60, -10, 90, true)]
    [InlineData(-10, 60, -10, 0, true)]
    [InlineData(-10, 60, -10.005, 90, true)] // The same second.
    [InlineData(-10, 60, -10.02, 90, false)]
    [InlineData(-10, 60, 5, 90, false)]
    [InlineData(-10, 60, -10, -5, false)]
    [InlineData(10, 60, 0, 90, true)]
    [InlineData(10, 60, 30, 40, true)]
    [InlineData(10, 60, -1, 90, false)]
    [InlineData(-60, -10, -60, 90, false)]
    public void What_would_not_change_the_past_is_changed_in_place(double oldStart, double oldEnd, double newStart, double newEnd, bool inPlace)
    {
        var old = Given.Silence(oldStart, oldEnd);

        var verdict = Set(Given.Posted(old.Id.ToString(), newStart, newEnd), old);

        Assert.Equal(inPlace ? old.Id : _newId, verdict.Answer.Id);
        if (inPlace)
        {
            var stored = Assert.Single(verdict.ToStore);
            Assert.Equal((old.Id, Given.Now.AddMinutes(newStart), Given.Now.AddMinutes(newEnd), "changed"), (stored.Id, stored.StartsAt, stored.EndsAt, stored.Comment));
        }
    }

    [Fact]
    public void Otherwise_an_active_silence_ends_now_and_another_begins()
    {
        var old = Given.Silence(-10, 60);

        var verdict = Set(Given.Posted(old.Id.ToString(), -10, 90, Given.Equal("a", "c")), old);

        Assert.Equal([old with { EndsAt = Given.Now, UpdatedAt = Given.Now }, verdict.ToStore[1]], verdict.ToStore);
        Assert.Equal((_newId, Given.Now, "c"), (verdict.ToStore[1].Id, verdict.ToStore[1].StartsAt, verdict.ToStore[1].Matchers[0].Value));
    }

    [Fact]
    public void A_pending_one_never_begins()
    {
        var old = Given.Silence(10, 60);

        var verdict = Set(Given.Posted(old.Id.ToString(), 10, 90, Given.Equal("a", "c")), old);

        Assert.Equal(old with { StartsAt = Given.Now, EndsAt = Given.Now, UpdatedAt = Given.Now }, verdict.ToStore[0]);
        Assert.Equal(Given.Now.AddMinutes(10), verdict.ToStore[1].StartsAt);
        Assert.Equal(2, verdict.ToStore.Count);
    }

    [Fact]
    public void One_that_is_over_stays_as_it_is() =>
        Assert.Equal(_newId, Assert.Single(Set(Given.Posted(_old.Id.ToString(), -60, 90), _old).ToStore).Id);

    private static readonly Silence _old = Given.Silence(-60, -10);

    [Fact]
    public void Matchers_in_another_order_are_others()
    {
        Matcher[] matchers = [Given.Equal("a", "b"), Given.Equal("c", "d")];
        var old = Given.Silence(-10, 60, matchers);

        Assert.Equal(old.Id, Set(Given.Posted(old.Id.ToString(), -10, 90, matchers), old).Answer.Id);
        Assert.Equal(_newId, Set(Given.Posted(old.Id.ToString(), -10, 90, [matchers[1], matchers[0]]), old).Answer.Id);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("{0}A")]
    [InlineData(" {0}")]
    public void An_unknown_id_is_not_found(string form)
    {
        var old = Given.Silence(-10, 60) with { Id = Guid.Parse("abcdefab-0000-4000-8000-000000000000") };

        Assert.Equal(SilenceAnswer.NotFound, Set(Given.Posted(form.Replace("{0}", old.Id.ToString(), StringComparison.Ordinal), -10, 90), old).Answer);
        Assert.Equal(SilenceAnswer.NotFound, Set(Given.Posted(old.Id.ToString().ToUpperInvariant(), -10, 90), old).Answer);
        Assert.Equal(old.Id, Set(Given.Posted(old.Id.ToString(), -10, 90), old).Answer.Id);
    }

    [Fact]
    public void An_end_before_the_start_is_refused()
    {
        var verdict = Set(Given.Posted("", 0, -1) with { StartsAt = default });

        Assert.Equal(new SilenceAnswer(SilenceOutcome.Invalid, default, "invalid silence: end time must not be before start time"), verdict.Answer);
        Assert.Empty(verdict.ToStore);
    }

    [Fact]
    public void One_too_many_is_refused_before_the_old_one_is_touched()
    {
        var old = Given.Silence(-10, 60);
        var rules = new SilenceRules(new SilenceLimits { MaxSilences = 3 });
        SilenceVerdict Post(PostedSilence posted, int count) => rules.Set(posted, id => id == old.Id ? old : null, count, Given.Now, _newId);

        Assert.Single(Post(Given.Posted("", 0, 60), 2).ToStore);
        foreach (var id in new[] { "", old.Id.ToString() })
        {
            var verdict = Post(Given.Posted(id, 5, 60), 3);
            Assert.Equal(new SilenceAnswer(SilenceOutcome.OverLimit, default, "exceeded maximum number of silences: 3 (limit: 3)"), verdict.Answer);
            Assert.Empty(verdict.ToStore);
        }

        Assert.Equal(old.Id, Assert.Single(Post(Given.Posted(old.Id.ToString(), -10, 90), 3).ToStore).Id);
    }

    [Fact]
    public void One_too_large_is_refused_in_place_too()
    {
        var old = Given.Silence(-10, 60);
        var size = SilenceSize.Of(Set(Given.Posted("", 0, 60)).ToStore[0], TimeSpan.FromHours(120));
        SilenceVerdict Post(PostedSilence posted, int limit) =>
            new SilenceRules(new SilenceLimits { MaxSilenceSize = limit }).Set(posted, id => id == old.Id ? old : null, 1, Given.Now, _newId);

        Assert.Single(Post(Given.Posted("", 0, 60), size).ToStore);
        var refused = Post(Given.Posted("", 0, 60), size - 1);
        Assert.Equal((SilenceOutcome.OverLimit, $"silence exceeded maximum size: {size} bytes (limit: {size - 1} bytes)"), (refused.Answer.Outcome, refused.Answer.Text));
        Assert.Empty(refused.ToStore);
        Assert.Empty(Post(Given.Posted(old.Id.ToString(), -10, 90), 50).ToStore);
        Assert.Empty(Post(Given.Posted(old.Id.ToString(), -5, 90), 50).ToStore);
    }

    [Fact]
    public void Expiring_ends_what_is_not_over_once()
    {
        var active = Given.Silence(-10, 60);
        var pending = Given.Silence(10, 60);

        var ended = Assert.Single(Expire(active).ToStore);
        Assert.Equal(active with { EndsAt = Given.Now, UpdatedAt = Given.Now }, ended);
        Assert.Equal(pending with { StartsAt = Given.Now, EndsAt = Given.Now, UpdatedAt = Given.Now }, Assert.Single(Expire(pending).ToStore));
        Assert.Equal(SilenceAnswer.Done(ended.Id), Expire(ended).Answer);
        Assert.Empty(Expire(ended).ToStore);
        Assert.Equal(SilenceAnswer.NotFound, SilenceRules.Expire(active.Id, _ => null, Given.Now).Answer);
    }

    private static SilenceVerdict Expire(Silence silence) => SilenceRules.Expire(silence.Id, id => id == silence.Id ? silence : null, Given.Now);

    private static SilenceVerdict Set(PostedSilence posted, Silence? old = null) =>
        new SilenceRules(new SilenceLimits()).Set(posted, id => id == old?.Id ? old : null, 1, Given.Now, _newId);
}
