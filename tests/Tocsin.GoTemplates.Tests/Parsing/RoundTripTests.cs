using System.Text;

namespace Tocsin.GoTemplates.Parsing;

public class RoundTripTests
{
    [Fact]
    public void The_spelling_of_any_template_is_that_template()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var text = new TemplateGenerator(seed).Template();
            foreach (var tree in Templates.Parse(text))
            {
                var spelling = tree.Root.ToString();

                Assert.Equal(spelling, Templates.Parse(spelling)[0].Root.ToString());
            }
        }
    }

    [Fact]
    public void A_template_broken_anywhere_is_parsed_or_refused()
    {
        const string Alphabet = "{}-/*()|.$\"'`\\ \nax09_:=,é\ud83d😀";
        var random = new Random(7);
        var refused = 0;
        for (var seed = 0; seed < 5000; seed++)
        {
            var text = new StringBuilder(new TemplateGenerator(seed).Template());
            for (var i = 0; i < 3; i++)
            {
                var at = random.Next(text.Length + 1);
                var cut = Math.Min(random.Next(3), text.Length - at);
                text.Remove(at, cut).Insert(at, Alphabet[random.Next(Alphabet.Length)]);
            }

            refused += IsRefused(text.ToString()) ? 1 : 0;
        }

        Assert.InRange(refused, 1000, 4900);
    }

    private static bool IsRefused(string text)
    {
        try
        {
            var trees = Templates.Parse(text);
            Assert.All(trees, t => Assert.NotEmpty(Templates.Describe(t)));
            return false;
        }
        catch (TemplateException e)
        {
            Assert.StartsWith("template: t:", e.Message, StringComparison.Ordinal);
            return true;
        }
    }
}
