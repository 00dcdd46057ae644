using System.Text;

namespace Tocsin.Server.Ingest;

/// <summary>The verdicts are those of Alertmanager 0.25, asked over its API.</summary>
public sealed class GoUriTests
{
    [Theory]
    [InlineData("http://prometheus-0:9090/graph?g0.expr=up+%3D%3D+0&g0.tab=1", true)]
    [InlineData("http://", true)]
    [InlineData("/x y", true)]
    [InlineData("foo:bar", true)]
    [InlineData("http://x/a b?q=<>", true)]
    [InlineData("//x", true)]
    [InlineData("*", true)]
    [InlineData("http://x/é😀", true)]
    [InlineData("http://é/", true)]
    [InlineData("http://u:p@x/", true)]
    [InlineData("http://[::1]:80/", true)]
    [InlineData("http://x/?q=%zz", true)]
    [InlineData("URL", false)]
    [InlineData("", false)]
    [InlineData("http://a b/", false)]
    [InlineData("http://x/%zz", false)]
    [InlineData("http://x/%4", false)]
    [InlineData("http://x:y/", false)]
    [InlineData("1http://x", false)]
    [InlineData("http://x/#%zz", false)]
    [InlineData("http://[::1/", false)]
    [InlineData("http://[::1]x/", false)]
    [InlineData("http://u p@x/", false)]
    [InlineData(" http://x", false)]
    [InlineData("http://x/\u0001", false)]
    [InlineData("http://x/\u007f", false)]
    [InlineData("?x", false)]
    [InlineData(":x", false)]
    public void Is_a_uri_where_alertmanager_says_so(string text, bool expected)
    {
        Assert.Equal(expected, GoUri.IsRequestUri(Encoding.UTF8.GetBytes(text)));
    }
}
