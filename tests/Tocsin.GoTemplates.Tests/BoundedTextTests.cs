namespace Tocsin.GoTemplates;

public class BoundedTextTests
{
    [Fact]
    public void Text_grows_up_to_its_limit_and_no_further()
    {
        using var text = new BoundedText(1000);
        for (var i = 0; i < 100; i++)
        {
            text.Append("0123456789");
        }

        Assert.Equal(1000, text.Length);
        Assert.Equal("text is longer than 1000 characters", Assert.Throws<TemplateLimitException>(() => text.Append('x')).Message);
        Assert.Equal(1000, text.ToString().Length);
    }

    [Fact]
    public void A_piece_larger_than_the_limit_is_refused_before_memory_is_taken()
    {
        using var text = new BoundedText(1000);

        Assert.Throws<TemplateLimitException>(() => text.Append(' ', int.MaxValue));
        Assert.Throws<TemplateLimitException>(() => text.Append(new string('x', 1001)));
        Assert.Equal(0, text.Length);
    }
}
