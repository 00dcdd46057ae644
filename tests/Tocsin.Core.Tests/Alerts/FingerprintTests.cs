namespace Tocsin.Alerts;

public sealed class FingerprintTests
{
    public static TheoryData<string, string[]> Golden => new()
    {
        { "cbf29ce484222325", [] },
        { "8e3853b8baa935c5", ["ok", "x"] },
        { "d3b971819376d835", ["a", "1"] },
        { "87a4fd08b8516ca7", ["alertname", "B", "b", "x", "a", "va\"l\\ue", "zz", "one", "yy", "tt", "deep", "1"] },
    };

    [Theory]
    [MemberData(nameof(Golden))]
    public void Is_the_one_that_alertmanager_prints(string expected, string[] pairs)
    {
        var labels = LabelSet.Of(pairs.Chunk(2).Select(pair => new Label(pair[0], pair[1])));

        Assert.Equal(expected, labels.Fingerprint().ToString());
    }

    [Fact]
    public void Does_not_depend_on_the_order_in_which_labels_arrive()
    {
        Assert.Equal(LabelSet.Of(("a", "1"), ("b", "2")).Fingerprint(), LabelSet.Of(("b", "2"), ("a", "1")).Fingerprint());
    }

    [Fact]
    public void Tells_a_boundary_between_name_and_value_from_another()
    {
        Assert.NotEqual(LabelSet.Of(("ab", "c")).Fingerprint(), LabelSet.Of(("a", "bc")).Fingerprint());
    }

    [Fact]
    public void Is_read_back_from_what_it_prints()
    {
        var fingerprint = new Fingerprint(0x00ab_cdef_0123_4567);

        Assert.Equal("00abcdef01234567", fingerprint.ToString());
        Assert.True(Fingerprint.TryParse("00abcdef01234567", out var parsed));
        Assert.Equal(fingerprint, parsed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("00abcdef0123456z")]
    [InlineData("000abcdef01234567")]
    public void What_is_not_sixteen_hexadecimal_digits_is_none(string text)
    {
        Assert.False(Fingerprint.TryParse(text, out _));
    }
}
