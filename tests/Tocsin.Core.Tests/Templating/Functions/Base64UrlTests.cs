using System.Text;
using Tocsin.GoTemplates;

namespace Tocsin.Templating.Functions;

/// <summary>What Go's <c>base64.URLEncoding</c> reads, and where it finds a mistake.</summary>
public class Base64UrlTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("YQ==", "a")]
    [InlineData("YWI=", "ab")]
    [InlineData("YWJj", "abc")]
    [InlineData("YWJj\nYQ==", "abca")]
    [InlineData("Y\nQ\r==", "a")]
    [InlineData("YQ=\n=\n", "a")]
    public void What_is_base64_is_read(string text, string expected) => Assert.Equal(expected, Encoding.UTF8.GetString(Base64Url.Decode(text)));

    [Theory]
    [InlineData("YQ", 0)]
    [InlineData("YQ=", 3)]
    [InlineData("YW Jj", 2)]
    [InlineData("a", 0)]
    [InlineData("abc", 0)]
    [InlineData("abcd=", 4)]
    [InlineData("abc=d", 4)]
    [InlineData("ab=c", 2)]
    [InlineData("ab==c", 4)]
    [InlineData("====", 0)]
    [InlineData("YQ==YQ==", 4)]
    [InlineData("+/+/", 0)]
    [InlineData("é===", 0)]
    [InlineData("abcde", 4)]
    public void A_mistake_has_its_place(string text, int at) =>
        Assert.Equal($"illegal base64 data at input byte {at}", Assert.Throws<GoFunctionException>(() => Base64Url.Decode(text)).Message);

    [Theory]
    [InlineData("-_-_", "fbffbf")]
    [InlineData("gICA", "808080")]
    public void Bytes_come_out_as_they_are(string text, string expected) => Assert.Equal(expected, Convert.ToHexStringLower(Base64Url.Decode(text)));
}
