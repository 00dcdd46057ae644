using System.Security.Cryptography;
using System.Text;
using Tocsin.Alerts;

namespace Tocsin.Grouping;

/// <summary>Group keys observed on Alertmanager 0.25; receivers' de-duplication ids are hashes of them.</summary>
public class GroupKeyTests
{
    [Fact]
    public void A_group_of_everything_has_no_labels()
    {
        var key = GroupKey.Of(GroupKey.RootRoute, LabelSet.Empty);

        Assert.Equal("{}:{}", key);
        Assert.Equal("cc9772a1ec901d26ef71dae861793e4d08979fa5030a3f0a5f3ba549f1f2d0b6", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
    }

    [Fact]
    public void Labels_are_sorted_and_their_values_quoted() => Assert.Equal(
        """{}/{deep="1"}:{a="va\"l\\ue", alertname="B"}""",
        GroupKey.Of("""{}/{deep="1"}""", LabelSet.Of(("alertname", "B"), ("a", "va\"l\\ue"))));

    [Theory]
    [InlineData("tab\tand\nline", """{}:{a="tab\tand\nline"}""")]
    [InlineData("bell\a del\u007f", """{}:{a="bell\a del\x7f"}""")]
    [InlineData("é 日本 😀", """{}:{a="é 日本 😀"}""")]
    [InlineData("no\u00a0break", """{}:{a="no\u00a0break"}""")]
    [InlineData("bidi\u202e", """{}:{a="bidi\u202e"}""")]
    [InlineData("private\U000F0000", """{}:{a="private\U000f0000"}""")]
    public void Values_are_quoted_as_go_does(string value, string key) => Assert.Equal(key, GroupKey.Of(GroupKey.RootRoute, LabelSet.Of(("a", value))));
}
