using System.Globalization;

namespace Tocsin.Templating;

public class AlertTemplatesTests
{
    [Fact]
    public void A_template_is_made_once_and_few_are_kept()
    {
        var templates = AlertTemplates.Default(TimeProvider.System);
        var first = templates.Text("0");
        Assert.Same(first, templates.Text("0"));

        for (var i = 1; i <= 2000; i++)
        {
            templates.Text(i.ToString(CultureInfo.InvariantCulture));
        }

        Assert.NotSame(first, templates.Text("0"));
    }
}
