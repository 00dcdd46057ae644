using System.Text;

namespace Tocsin.Configuration;

public class YamlReaderTests
{
    [Fact]
    public void Every_node_knows_its_place()
    {
        var root = Read("a: 1\nlist:\n  - x\n  - { k: 'v' }\n");

        Assert.Equal(new ConfigLocation(1, 1), root.Entries[0].Location);
        Assert.Equal(new ConfigScalar(new ConfigLocation(1, 4), "1", IsPlain: true), root["a"]);
        var list = Assert.IsType<ConfigSequence>(root["list"]);
        Assert.Equal(new ConfigLocation(3, 5), list.Items[0].Location);
        var map = Assert.IsType<ConfigMapping>(list.Items[1]);
        Assert.Equal(new ConfigScalar(new ConfigLocation(4, 10), "v", IsPlain: false), map["k"]);
    }

    [Theory]
    [InlineData("a: null", true)]
    [InlineData("a: ~", true)]
    [InlineData("a:", true)]
    [InlineData("a: ''", false)]
    [InlineData("a: 'null'", false)]
    [InlineData("a: !!str null", false)]
    [InlineData("a: !custom null", false)]
    [InlineData("a: !!null ''", true)]
    public void Only_plain_null_is_null(string yaml, bool isNull) => Assert.Equal(isNull, ((ConfigScalar)Read(yaml)["a"]!).IsNull);

    [Fact]
    public void An_alias_stands_for_its_anchor()
    {
        var root = Read("a: &x [1, 2]\nb: *x\n");

        Assert.Same(root["a"], root["b"]);
    }

    [Fact]
    public void Merged_keys_keep_the_place_where_they_were_written()
    {
        var root = Read("base: &b { x: 1, y: 2 }\nuse:\n  <<: *b\n  y: 3\n");

        var use = Assert.IsType<ConfigMapping>(root["use"]);
        Assert.Equal(["x", "y"], use.Entries.Select(e => e.Key));
        Assert.Equal("3", ((ConfigScalar)use["y"]!).Value);
        Assert.Equal(1, use["x"]!.Location.Line);
    }

    // As amtool 0.25 does: the parser puts merged keys in as it meets them.
    [Theory]
    [InlineData("{ <<: { k: merged }, k: written }", "written")]
    [InlineData("{ k: written, <<: { k: merged } }", "merged")]
    [InlineData("{ <<: [{ k: first }, { k: second }] }", "first")]
    public void Of_merged_and_written_keys_the_later_wins(string yaml, string expected) =>
        Assert.Equal(expected, ((ConfigScalar)Read(yaml)["k"]!).Value);

    [Fact]
    public void A_byte_order_mark_is_passed_over() =>
        Assert.Equal("1", ((ConfigScalar)ReadBytes([0xEF, 0xBB, 0xBF, .. "a: 1"u8])["a"]!).Value);

    [Theory]
    [InlineData("---\na: 1\n...\n")]
    [InlineData("a: 1\n---\n")]
    [InlineData("%YAML 1.1\n---\na: 1\n")]
    public void Document_marks_are_no_second_document(string yaml) => Assert.Equal("1", ((ConfigScalar)Read(yaml)["a"]!).Value);

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused_with_their_place()
    {
        var errors = new ConfigErrors();

        Assert.Null(YamlReader.Read([.. "a: 1\nb: é"u8, 0xE9, (byte)'\n'], errors));
        Assert.Equal("line 2, column 5: the file is not valid UTF-8: byte 0xE9 at offset 10", Assert.Single(errors.InOrder).ToString());
    }

    [Fact]
    public void A_file_of_more_than_10_MiB_is_refused()
    {
        var errors = new ConfigErrors();

        Assert.Null(YamlReader.Read(new byte[YamlReader.MaxBytes + 1], errors));
        Assert.Equal("the file is larger than 10 MiB", Assert.Single(errors.InOrder).ToString());
    }

    [Fact]
    public void Aliases_that_unfold_without_end_are_refused()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 30; i++)
        {
            bomb.Append(string.Create(null, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        }

        Assert.EndsWith("the aliases unfold to more than 100000 values", Error(bomb.ToString()), StringComparison.Ordinal);
    }

    [Fact]
    public void Merges_that_unfold_without_end_are_refused()
    {
        var keys = string.Join(", ", Enumerable.Range(0, 1000).Select(i => $"k{i}: 0"));
        var bomb = $"base: &b {{ {keys} }}\n" + string.Concat(Enumerable.Range(0, 1000).Select(i => $"m{i}: {{ <<: *b }}\n"));

        Assert.EndsWith("the aliases unfold to more than 100000 values", Error(bomb), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    public void Nesting_has_a_limit(string open, string close)
    {
        string Nested(int depth) => "a: " + string.Concat(Enumerable.Repeat(open, depth)) + string.Concat(Enumerable.Repeat(close, depth));

        Read(Nested(90));
        Assert.EndsWith("nested more than 100 levels deep", Error(Nested(5_000)), StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_cannot_nest_deeper_than_text_can()
    {
        var chain = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"a{i}: &a{i} [*a{i - 1}]\n"));

        Assert.EndsWith("nested more than 100 levels deep", Error(chain), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_the_wrong_kind_does_not_print_a_million_errors()
    {
        var errors = new ConfigErrors();
        var root = YamlReader.Read(string.Concat(Enumerable.Range(0, 5_000).Select(i => $"key{i}: 0\n")), errors)!;
        new ConfigSection(root, "", errors).Done();

        Assert.Equal(1001, errors.InOrder.Count);
        Assert.Equal("and 4000 more errors", errors.InOrder[^1].ToString());
    }

    private static ConfigMapping Read(string yaml) => ReadBytes(Encoding.UTF8.GetBytes(yaml));

    private static ConfigMapping ReadBytes(byte[] yaml)
    {
        var errors = new ConfigErrors();
        var root = YamlReader.Read(yaml, errors);
        Assert.Empty(errors.InOrder);
        return root!;
    }

    private static string Error(string yaml)
    {
        var errors = new ConfigErrors();
        YamlReader.Read(yaml, errors);
        return Assert.Single(errors.InOrder).ToString();
    }
}
