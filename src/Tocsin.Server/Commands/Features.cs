using System.Diagnostics.CodeAnalysis;
using Tocsin.Configuration;
using Tocsin.Matching;

namespace Tocsin.Server.Commands;

/// <summary>What <c>--enable-feature</c> switches on, of Alertmanager's features. Those that Tocsin has anyway, or has no use for, are accepted.</summary>
internal sealed record Features
{
    private const string Classic = "classic-mode";
    private const string Utf8 = "utf8-strict-mode";

    private static readonly string[] _known =
        ["alert-names-in-metrics", "receiver-name-in-metrics", "group-key-in-metrics", Classic, Utf8, "auto-gomemlimit", "auto-gomaxprocs", "event-recorder"];

    public MatcherMode Matchers { get; init; }

    public static Flag<Features> Flag() => new(
        "--enable-feature", "", "LIST", $"Features of Alertmanager, separated by commas: {string.Join(", ", _known)}.", TryParse);

    public static bool TryParse(string text, [MaybeNullWhen(false)] out Features value, [NotNullWhen(false)] out string? error)
    {
        var names = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        error = names.FirstOrDefault(n => !_known.Contains(n)) is { } unknown ? $"unknown feature {Shown.Value(unknown)} (known: {string.Join(", ", _known)})"
            : names.Contains(Classic) && names.Contains(Utf8) ? $"{Classic} and {Utf8} can't both be enabled"
            : null;
        value = new Features { Matchers = names.Contains(Classic) ? MatcherMode.Classic : names.Contains(Utf8) ? MatcherMode.Utf8 : MatcherMode.Fallback };
        return error is null;
    }
}
