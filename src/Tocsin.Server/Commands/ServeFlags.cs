using System.CommandLine;
using System.CommandLine.Parsing;
using Tocsin.Configuration;
using Tocsin.Pipeline.Settings;
using Tocsin.Server.Observability;

namespace Tocsin.Server.Commands;

/// <summary>The flags of <c>tocsin serve</c>. Where Alertmanager has a flag, its name, form and default are Alertmanager's.</summary>
internal sealed class ServeFlags
{
    private const string Duration = "DURATION";
    private const string Size = "SIZE";

    private readonly Option<string> _configFile = new("--config.file")
    {
        Description = "Configuration file. Without one, environment variables configure a sensible default.",
        HelpName = "FILE",
    };

    private readonly Flag<string> _storagePath = new("--storage.path", "data/", "FOLDER", "Where alerts are stored.", FlagValues.Text);

    private readonly Flag<TimeSpan> _retention = new("--data.retention", "120h", Duration, "How long to keep what is over.", FlagValues.Duration);

    private readonly Option<string[]> _listen = new("--web.listen-address")
    {
        Description = "Address to listen on; may be given several times. [default: :9093, or APP_PORT on all interfaces]",
        HelpName = "[IP]:PORT",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Flag<Uri?> _externalUrl = new(
        "--web.external-url", "", "URL", "Where people reach this Tocsin, for links. Made from the host's name if not given.", FlagValues.OptionalUrl);

    private readonly Flag<long> _maxAlertBody = new("--web.max-alert-body", "1MiB", Size, "Largest body of POST /alert.", FlagValues.Size);

    private readonly Flag<long> _maxBody = new("--web.max-body", "32MiB", Size, "Largest body of the webhooks and of /api/v2/alerts.", FlagValues.Size);

    private readonly Flag<int> _maxLabels = new("--alerts.max-labels", "1000", "COUNT", "Most labels of an alert.", FlagValues.Count);

    private readonly Flag<long> _maxText = new("--alerts.max-text", "256KiB", Size, "Most text of an alert, labels and annotations together.", FlagValues.Size);

    private readonly Flag<TimeSpan> _expireAfter = new(
        "--alerts.expire-after", "7d", Duration,
        "How long an alert with a status of its own fires without news. Longer than any repeat_interval of its sender.", FlagValues.Duration);

    private readonly Flag<LogLevel> _logLevel = new(
        "--log.level", "info", "debug|info|warn|error", "What to log.",
        FlagValues.OneOf(("debug", LogLevel.Debug), ("info", LogLevel.Information), ("warn", LogLevel.Warning), ("error", LogLevel.Error)));

    private readonly Flag<LogFormat> _logFormat = new(
        "--log.format", "logfmt", "logfmt|json", "How to log.", FlagValues.OneOf(("logfmt", LogFormat.Logfmt), ("json", LogFormat.Json)));

    private readonly Flag<Features> _features = Commands.Features.Flag();

    public ServeFlags()
    {
        _configFile.Validators.Add(result => AddErrors<string>(result, "--config.file", FlagValues.Text));
        _listen.Validators.Add(result => AddErrors<ListenAddress>(result, "--web.listen-address", ListenAddress.TryParse));
    }

    public IEnumerable<Option> All =>
    [
        _configFile, _storagePath, _retention, _listen, _externalUrl, _maxAlertBody, _maxBody, _maxLabels, _maxText, _expireAfter, _logLevel, _logFormat, _features,
    ];

    /// <exception cref="ConfigException">An environment variable has a bad value.</exception>
    public ServeOptions Read(ParseResult result, IReadOnlyDictionary<string, string> environment)
    {
        var file = result.GetValue(_configFile);
        var settings = EnvironmentSettings.Read(environment, hasFile: file is not null);
        return new ServeOptions
        {
            ConfigFile = file,
            Environment = settings,
            StoragePath = _storagePath.Read(result),
            Retention = _retention.Read(result),
            ListenAddresses = Addresses(result, settings),
            ExternalUrl = _externalUrl.Read(result),
            MaxAlertBody = _maxAlertBody.Read(result),
            MaxBody = _maxBody.Read(result),
            MaxLabels = _maxLabels.Read(result),
            MaxText = _maxText.Read(result),
            ExpireAfter = _expireAfter.Read(result),
            LogLevel = _logLevel.Read(result),
            LogFormat = _logFormat.Read(result),
            Features = _features.Read(result),
        };
    }

    private IReadOnlyList<ListenAddress> Addresses(ParseResult result, EnvironmentSettings settings) => result.GetValue(_listen) switch
    {
        { Length: > 0 } texts =>
            [.. texts.Select(t => ListenAddress.TryParse(t, out var address, out var error) ? address : throw new InvalidOperationException(error))],
        _ => [new ListenAddress(null, settings.Port ?? 9093)],
    };

    private static void AddErrors<T>(OptionResult result, string name, FlagParser<T> parse)
    {
        foreach (var token in result.Tokens)
        {
            if (!parse(token.Value, out _, out var error))
            {
                result.AddError($"{name}: {error}");
            }
        }
    }
}
