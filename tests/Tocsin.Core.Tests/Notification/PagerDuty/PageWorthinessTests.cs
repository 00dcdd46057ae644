using Tocsin.Alerts;

namespace Tocsin.Notification.PagerDuty;

public class PageWorthinessTests
{
    [Theory]
    [InlineData("X", "critical", "", true)]
    [InlineData("X", "CRITICAL", "P0", true)]
    [InlineData("X", "Error", "", true)]
    [InlineData("X", "page", "", true)]
    [InlineData("X", "", "p0", true)]
    [InlineData("X", "", "P1", true)]
    [InlineData("X", "P2", "", true)]
    [InlineData("X", "", "", true)]
    [InlineData("X", "warning", "P1", true)]
    [InlineData("X", "warning", "", false)]
    [InlineData("X", "", "P3", false)]
    [InlineData("X", "info", "P0", false)]
    [InlineData("X", "NONE", "P0", false)]
    [InlineData("X", "ticket", "", false)]
    [InlineData("Watchdog", "critical", "", false)]
    [InlineData("InfoInhibitor", "", "", false)]
    public void Only_what_deserves_it_wakes_somebody(string name, string severity, string priority, bool pages) =>
        Assert.Equal(pages, PageWorthiness.Pages(Samples.Alert(LabelSet.Of(("alertname", name), ("severity", severity), ("priority", priority)))));
}
