using System.Diagnostics;
using System.Text;

namespace Tocsin.GoTemplates.Html;

/// <summary>Templates and values that nobody would write.</summary>
public class HostileHtmlTests
{
    private static readonly string[] _pieces =
    [
        "<a href=\"", "<a title=", "<p style='", "\">", "'>", ">", " x=", "<script>", "</script>", "<script type=\"text/x\">", "<style>", "</style>", "<textarea>", "</textarea>", "<!--", "-->",
        " onclick=\"", "\"", "'", "`", "${", "}", "{", "/", "/*", "*/", "//", "\n", "?", "#", "url(", ")", "[", "]", "\\", "=", " ", "<", "a", "&quot;", "&#39;", "-", ";", "\u2028", "é", "\ud83d\ude00",
        "<meta content=\"0;url=", "<img srcset=", "{{.X}}", "{{.Y}}", "{{.X | html}}", "{{urlquery .Y}}", "{{if .X}}", "{{else}}", "{{range .L}}", "{{with .Y}}", "{{end}}", "{{end}}", "{{end}}", "{{break}}",
        "{{continue}}", "{{template \"t\" .}}",
    ];

    [Fact]
    public void Random_templates_are_rendered_or_refused()
    {
        var random = new Random(20251);
        var rendered = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = "{{define \"t\"}}" + Pieces(random, 4) + "{{end}}" + Pieces(random, 12);
            try
            {
                Compile(text).Render(new Dictionary<string, object?> { ["X"] = "<x y='z'>", ["Y"] = "javascript:`\"\\", ["L"] = new List<object?> { "a", 1L, null } });
                rendered++;
            }
            catch (TemplateException)
            {
                // Refused.
            }
        }

        Assert.InRange(rendered, 200, 19_000);
    }

    [Theory]
    [InlineData("<p>{0}</p>")]
    [InlineData("<textarea>{0}</textarea>")]
    [InlineData("<p title=\"{0}\">")]
    [InlineData("<p title={0}>")]
    [InlineData("<p {0}=x>")]
    [InlineData("<a href='{0}'>")]
    [InlineData("<a href=/x?{0}>")]
    [InlineData("<script>x = {0};</script>")]
    [InlineData("<script>x = \"{0}\";</script>")]
    [InlineData("<script>x = /{0}/;</script>")]
    [InlineData("<script>x = `{0}`;</script>")]
    [InlineData("<button onclick=\"f('{0}')\">")]
    [InlineData("<style>p {{ x: {0}; y: '{0}'; z: url({0}) }}</style>")]
    [InlineData("<img srcset=\"{0} 2x\">")]
    public void Values_never_leave_their_place(string format)
    {
        var template = Compile(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, "{{.}}"));
        var harmless = Structure(template.Render("x"));
        var random = new Random(7);
        for (var i = 0; i < 3_000; i++)
        {
            var value = Pieces(random, 6) + (char)random.Next(1, 128);

            Assert.Equal((value, harmless), (value, Structure(template.Render(value))));
        }
    }

    [Fact]
    public void Large_and_deep_templates_are_followed_in_bounded_time()
    {
        var watch = Stopwatch.StartNew();
        var loops = string.Concat(Enumerable.Repeat("{{range .}}<a href=\"x", 60)) + string.Concat(Enumerable.Repeat("\">{{end}}", 60));
        var calls = string.Concat(Enumerable.Range(0, 300).Select(i => $"{{{{define \"t{i}\"}}}}{{{{if .}}}}{{{{template \"t{i + 1}\" .}}}}{{{{template \"t{i}\" .}}}}{{{{end}}}}?{{{{end}}}}"));
        string[] texts =
        [
            "<style>p { x: \"" + string.Concat(Enumerable.Repeat("\\3f ", 50_000)) + "\" }</style>",
            "<script>" + string.Concat(Enumerable.Repeat("a/b;'x';", 50_000)) + "</script>",
            "<script>" + new string('-', 1_000_000) + "</script>",
            "<script>" + string.Concat(Enumerable.Repeat("`${", 50_000)),
            "<script>" + string.Concat(Enumerable.Repeat("`${", 50)) + string.Concat(Enumerable.Repeat("}`", 50)) + "</script>",
            string.Concat(Enumerable.Repeat("<<", 50_000)),
            "<a onclick=\"" + string.Concat(Enumerable.Repeat("&quot;&amp;", 50_000)),
            loops,
            calls + "{{define \"t300\"}}{{end}}<a href=\"{{template \"t0\" .}}\">",
            string.Concat(Enumerable.Range(0, 5_000).Select(i => $"{{{{define \"t{i}\"}}}}{{{{template \"t{i + 1}\"}}}}{{{{end}}}}")) + "{{define \"t5000\"}}{{end}}{{template \"t0\"}}",
        ];
        foreach (var text in texts)
        {
            try
            {
                Compile(text);
            }
            catch (TemplateException)
            {
                // Refused in time is as good.
            }
        }

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static Template Compile(string text) => TemplateSet.Create(new TemplateOptions()).Compile(text, OutputLanguages.Html);

    private static string Pieces(Random random, int most)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, most); i >= 0; i--)
        {
            text.Append(_pieces[random.Next(_pieces.Length)]);
        }

        return text.ToString();
    }

    /// <summary>The contexts that a text goes through, and those that it ends in: all that must not depend on a value.</summary>
    private static string Structure(string html)
    {
        var states = new List<HtmlState>();
        var context = default(HtmlContext);
        for (var at = 0; at < html.Length;)
        {
            var end = context.Delimiter == HtmlDelimiter.None ? SpecialElements.End(context, html.AsSpan(at)) : -1;
            int taken;
            if (context.Delimiter != HtmlDelimiter.None)
            {
                context = AttributeValue.Next(context, html.AsSpan(at), out taken);
            }
            else if (end == 0)
            {
                (context, taken) = (default, 0);
            }
            else
            {
                context = Transitions.Next(context.State, context, html.AsSpan(at, end < 0 ? html.Length - at : end), out taken);
            }

            at += taken;
            states.Add(context.State);
        }

        return string.Join(' ', states);
    }
}
