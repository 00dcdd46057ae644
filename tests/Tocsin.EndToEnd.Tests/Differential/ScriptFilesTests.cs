using Tocsin.Testing.Scripts;

namespace Tocsin.EndToEnd.Differential;

public sealed class ScriptFilesTests
{
    [Fact]
    public void There_are_at_least_sixty_and_each_says_something_of_its_own()
    {
        Assert.True(ScriptFiles.All.Count >= 60, $"{ScriptFiles.All.Count} scripts");
        Assert.Distinct(ScriptFiles.All.Select(s => s.Title));
        Assert.All(ScriptFiles.All, s => Assert.NotEmpty(s.Steps));
    }

    [Theory]
    [InlineData("1.3")]
    [InlineData("1.4")]
    [InlineData("1.5")]
    [InlineData("2.2")]
    [InlineData("2.3")]
    [InlineData("2.4")]
    [InlineData("2.5")]
    [InlineData("2.6")]
    [InlineData("2.7")]
    [InlineData("2.10")]
    [InlineData("2.11")]
    public void Each_section_is_covered(string section) => Assert.Contains(ScriptFiles.All, s => s.Covers.Contains(section));

    [Fact]
    public void The_scripts_with_a_known_difference_are_those_that_are_listed()
    {
        var differing = ScriptFiles.All.Where(s => s.ExpectedOfDebian is not null).ToList();

        Assert.Equal(KnownDifferences.All.Select(d => d.Script).Order(StringComparer.Ordinal), differing.Select(s => s.Name));
        Assert.All(differing, s => Assert.Contains(KnownDifferences.All.Single(d => d.Script == s.Name).Section, s.Covers));
    }

    [Fact]
    public void No_script_expects_what_comes_after_its_end_or_with_it()
    {
        var margin = TimeSpan.FromMilliseconds(300);
        var late = ScriptFiles.All.Where(s => s.Expected.Concat(s.ExpectedOfDebian ?? []).Any(e => e.At + margin > s.Until) || s.Steps.Any(step => step.At > s.Until));
        Assert.Empty(late);
    }
}
