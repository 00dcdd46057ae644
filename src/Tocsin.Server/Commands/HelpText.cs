using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Tocsin.Server.Commands;

/// <summary>What <c>--help</c> says below the flags.</summary>
internal sealed class HelpText : SynchronousCommandLineAction
{
    private const string Root =
        """
        Examples:
          tocsin serve                                 configured by SLACK_WEBHOOK_URL and the like
          tocsin serve --config.file=/etc/tocsin.yml   configured by a file
          tocsin check-config /etc/tocsin.yml          says what is wrong with a file

        Exit codes: 0 done, 1 failed, 2 called wrongly.
        """;

    private const string Serve =
        """
        Without --config.file these environment variables configure it, each optional:
          SLACK_WEBHOOK_URL       tells Slack of every alert
          PAGERDUTY_ROUTING_KEY   tells PagerDuty of what deserves a page
          PROMETHEUS_URL          adds CPU and memory of the alert's pod
          APP_PORT                the port to listen on; holds with a file too, --web.listen-address wins

        Sizes are written 1MiB, 256KiB or in bytes; durations 90s, 5m, 1h30m, 7d.

        Examples:
          SLACK_WEBHOOK_URL=https://hooks.slack.com/... tocsin serve --web.listen-address=127.0.0.1:8080
          tocsin serve --config.file=/etc/tocsin.yml --storage.path=/var/lib/tocsin
        """;

    private const string CheckConfig =
        """
        Prints every error with its line and column. Exit codes: 0 all files are right, 1 at least one is not.

        Examples:
          tocsin check-config /etc/tocsin.yml
          tocsin check-config conf.d/*.yml
        """;

    /// <summary>Who asks for help need not have called rightly.</summary>
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        new HelpAction().Invoke(parseResult);
        if (Below(parseResult.CommandResult.Command) is { } text)
        {
            parseResult.InvocationConfiguration.Output.WriteLine(text);
        }

        return CommandLine.Done;
    }

    private static string? Below(Command command) => command.Name switch
    {
        ServeCommand.Name => Serve,
        CheckConfigCommand.Name => CheckConfig,
        _ => command is RootCommand ? Root : null,
    };
}
