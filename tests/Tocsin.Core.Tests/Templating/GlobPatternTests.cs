using Tocsin.Testing;

namespace Tocsin.Templating;

/// <summary>As Go's <c>filepath.Match</c> and <c>filepath.Glob</c>.</summary>
public sealed class GlobPatternTests
{
    [Theory]
    [InlineData("abc", "abc", true)]
    [InlineData("*", "abc", true)]
    [InlineData("*c", "abc", true)]
    [InlineData("a*", "a", true)]
    [InlineData("a*", "ab/c", false)]
    [InlineData("a*/b", "abc/b", true)]
    [InlineData("a*b*c*d*e*/f", "axbxcxdxe/f", true)]
    [InlineData("a*b*c*d*e*/f", "axbxcxdxexxx/fff", false)]
    [InlineData("a*b?c*x", "abxbbxdbxebxczzx", true)]
    [InlineData("a*b?c*x", "abxbbxdbxebxczzy", false)]
    [InlineData("ab[c]", "abc", true)]
    [InlineData("ab[b-d]", "abc", true)]
    [InlineData("ab[^c]", "abc", false)]
    [InlineData("ab[^e-g]", "abc", true)]
    [InlineData("a\\*b", "a*b", true)]
    [InlineData("a\\*b", "ab", false)]
    [InlineData("a?b", "a☺b", true)]
    [InlineData("a[^a]b", "a☺b", true)]
    [InlineData("a???b", "a☺b", false)]
    [InlineData("[a-ζ]*", "α", true)]
    [InlineData("*[a-ζ]", "A", false)]
    [InlineData("a?b", "a/b", false)]
    [InlineData("[\\]a]", "]", true)]
    [InlineData("[\\-x]", "-", true)]
    [InlineData("[x\\-]", "-", true)]
    [InlineData("*.tmpl", ".tmpl", true)]
    [InlineData("*x", "xxx", true)]
    public void A_name_matches_as_in_go(string pattern, string name, bool expected) => Assert.Equal(expected, GlobPattern.Match(pattern, name));

    [Theory]
    [InlineData("[]a]")]
    [InlineData("[-]")]
    [InlineData("[x-]")]
    [InlineData("[a-b-c]")]
    [InlineData("[")]
    [InlineData("[^")]
    [InlineData("[^bc")]
    [InlineData("a[")]
    [InlineData("a\\")]
    [InlineData("[a\\")]
    [InlineData("[a-\\")]
    public void A_malformed_pattern_is_known_as_such(string pattern) => Assert.Null(GlobPattern.Match(pattern, "a"));

    [Fact]
    public void Files_are_found_in_order_of_folder_and_name()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "b/2.tmpl", "b/10.tmpl", "b/1.txt", "a/Z.tmpl", "a/a.tmpl", "a/.hidden.tmpl", "c.tmpl" })
        {
            folder.Write(name, "");
        }

        Assert.Equal(["a/.hidden.tmpl", "a/Z.tmpl", "a/a.tmpl", "b/10.tmpl", "b/2.tmpl"], Find("*/*.tmpl"));
        Assert.Equal(["c.tmpl"], Find("c.tmpl"));
        Assert.Equal(["c.tmpl"], Find("[a-c].tmpl"));
        Assert.Empty(Find("none/*.tmpl"));
        Assert.Empty(Find("d.tmpl"));
        Assert.Null(GlobPattern.Find(folder.Path + "/[.tmpl"));

        IEnumerable<string> Find(string pattern) => GlobPattern.Find(folder.Path + "/" + pattern)!.Select(path => Path.GetRelativePath(folder.Path, path));
    }

    [Fact]
    public void A_pattern_of_many_stars_takes_no_time() =>
        Assert.False(GlobPattern.Match(string.Concat(Enumerable.Repeat("a*", 200)) + "b", new string('a', 2000)));
}
