using System.Text;
using Tocsin.Http;
using Tocsin.Notification;
using Tocsin.Pipeline.Settings;

namespace Tocsin.Configuration;

public class SecretTests
{
    private const string Hidden = "T0/B0/hunter2hunter2";

    [Fact]
    public void A_secret_prints_as_a_mask_wherever_it_is_printed()
    {
        var secret = new Secret(Hidden);

        Assert.Equal("<secret>", secret.ToString());
        Assert.Equal("value: <secret>", $"value: {secret}");
        Assert.DoesNotContain(Hidden, new { Key = secret }.ToString(), StringComparison.Ordinal);
        Assert.Equal(Hidden, secret.Reveal());
    }

    [Fact]
    public void What_holds_a_secret_does_not_print_it()
    {
        object[] holders =
        [
            new SecretSource("key", new Secret(Hidden)),
            new SecretKeys(Hidden, "", "", "key"),
            new AccessToken(Hidden, "Bearer", null),
            new TlsTexts("", "", Hidden),
            new HttpPost { Url = "https://hooks/" + Hidden, Body = default, Judge = answer => answer.Delivered() },
        ];

        Assert.All(holders, holder => Assert.DoesNotContain(Hidden, holder.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("webhook_url: https:/hooks/" + Hidden)]
    [InlineData("webhook_url: xoxb://" + Hidden)]
    [InlineData("webhook_url: hunter2hunter2://" + Hidden)]
    [InlineData("webhook_url: https://ho oks:x/" + Hidden)]
    [InlineData("webhook_url:https://hooks/" + Hidden)]
    [InlineData("? https://hooks/" + Hidden + "\n    : webhook_url")]
    [InlineData("webhook_url: *https://hooks/" + Hidden)]
    [InlineData("webhook_url: !https://hooks/" + Hidden)]
    [InlineData("webhook_url: !<https://hooks/" + Hidden)]
    [InlineData("webhook_url: \"https://hooks/" + Hidden + "\\q\"")]
    [InlineData("webhook_url: [ https://hooks/" + Hidden + " ]")]
    [InlineData("webhook_url: { https://hooks/" + Hidden + ": x }")]
    [InlineData("webhook_url: https://hooks/" + Hidden + ": x")]
    [InlineData("webhook_url: 'https://hooks/" + Hidden)]
    [InlineData("webhook_url: `https://hooks/" + Hidden)]
    public void No_mistake_around_a_secret_shows_it(string line)
    {
        var yaml = $"route: {{ receiver: a }}\nreceivers:\n- name: a\n  slack_app_configs:\n  - {line}\n";

        var exception = Assert.Throws<ConfigException>(() => TocsinConfig.Parse(yaml, "test.yml", TimeProvider.System, TestIntegration.All));

        Assert.DoesNotContain("hunter2", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_elsewhere_in_the_file_does_not_show_a_secret()
    {
        const string Yaml = "route:\n  receiver: a\nreceivers:\n- name: a\n  slack_app_configs:\n  - webhook_url: https://hooks/" + Hidden + "\n    send_resolved: true\n";
        const string Odd = "{}[]:-,?*&!|>'\"%@`#\t\n";
        var at = Yaml.IndexOf("https", StringComparison.Ordinal);
        foreach (var odd in Odd)
        {
            for (var i = 0; i <= at; i++)
            {
                Assert.DoesNotContain("hunter2", Message(Yaml.Insert(i, odd.ToString())), StringComparison.Ordinal);
                Assert.DoesNotContain("hunter2", Message(new StringBuilder(Yaml) { [i] = odd }.ToString()), StringComparison.Ordinal);
            }
        }
    }

    private static string Message(string yaml)
    {
        try
        {
            TocsinConfig.Parse(yaml, "test.yml", TimeProvider.System, TestIntegration.All);
            return "";
        }
        catch (ConfigException e)
        {
            return e.ToString();
        }
    }
}
