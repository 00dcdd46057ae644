namespace Tocsin.GoTemplates.Html;

public class HtmlEntitiesTests
{
    [Theory]
    [InlineData("A plain text.", "A plain text.")]
    [InlineData("&amp; &gt; &lt;", "& > <")]
    [InlineData("&amp &and", "& &and")]
    [InlineData("text &gesl; blah", "text \u22db\ufe00 blah")]
    [InlineData("&NotEqualTilde;&acE;", "\u2242\u0338\u223e\u0333")]
    [InlineData("Delta = &#916; ", "Delta = Δ ")]
    [InlineData("Lambda = &#x3bb;=&#X3Bb ", "Lambda = λ=λ ")]
    [InlineData("&#", "&#")]
    [InlineData("&#x", "&#x")]
    [InlineData("&#1", "&#1")]
    [InlineData("&#1;", "\u0001")]
    [InlineData("&#xg;", "&#xg;")]
    [InlineData("&", "&")]
    [InlineData("&;&&&amp;", "&;&&&")]
    [InlineData("&#128;&#x9F;&#130", "€Ÿ‚")]
    [InlineData("&#0;&#xD800;&#x110000;&#99999999999999999999;", "\ufffd\ufffd\ufffd\ufffd")]
    [InlineData("&notit;&notin;&notxx", "¬it;∉¬xx")]
    [InlineData("&apos;&quot;&lpar;&NewLine;&Tab;&colon;&grave;", "'\"(\n\t:`")]
    [InlineData("&Aacute&aacute;&AMP", "Áá&")]
    [InlineData("&noSuchName;", "&noSuchName;")]
    public void References_are_decoded_as_browsers_do(string text, string decoded) => Assert.Equal(decoded, HtmlEntities.Decode(text));
}
