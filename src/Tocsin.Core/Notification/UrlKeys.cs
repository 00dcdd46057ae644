using System.Diagnostics.CodeAnalysis;
using Tocsin.Configuration;
using Tocsin.Http;

namespace Tocsin.Notification;

/// <summary>Reads keys that hold a URL or an address, as Alertmanager does: an empty text is no URL, and null is as good as no key.</summary>
internal static class UrlKeys
{
    /// <summary>Where a host stands that .NET can't even ask for; a name that no name server knows.</summary>
    private static readonly Uri _nowhere = new("http://unset.invalid/");

    /// <summary>An http or https URL without templates; null where the key is absent or what it holds was recorded as an error.</summary>
    public static Uri? ApiUrl(this ConfigSection section, string key)
    {
        if (section.Text(key) is not { } text)
        {
            return null;
        }

        if (GoUrl.HttpProblem(text) is { } problem)
        {
            section.Error(key, problem);
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            return url;
        }

        section.Warn(key, "names a host that can't be reached (is a placeholder left in it?)");
        return _nowhere;
    }

    /// <summary>A URL that <c>global</c> may give; without either, <paramref name="missing"/> is recorded.</summary>
    /// <returns>The URL; after an error one that leads nowhere, so that reading goes on.</returns>
    public static Uri ApiUrl(this ConfigSection section, string key, Uri? global, string missing)
    {
        if (!section.Has(key) && global is null)
        {
            section.Error(missing);
        }

        return section.ApiUrl(key) ?? global ?? _nowhere;
    }

    /// <summary>A URL of <c>global</c>. Null in the file takes the default away, and that is why integrations check that there is one.</summary>
    public static Uri? GlobalUrl(this ConfigSection section, string key, Uri? absent) => section.ApiUrl(key) ?? (section.IsNull(key) ? null : absent);

    /// <summary>The URL with a slash at the end of its path, for those that paths are appended to.</summary>
    [return: NotNullIfNotNull(nameof(url))]
    public static Uri? EndingInSlash(this Uri? url) =>
        url is null || url.AbsolutePath.EndsWith('/') ? url : new UriBuilder(url) { Path = url.AbsolutePath + "/" }.Uri;

    /// <summary>Records what keeps a key's value from being a URL; Tocsin's own URLs hold no templates.</summary>
    public static void CheckPlainUrl(this ConfigSection section, string key)
    {
        if (section.Text(key)?.Contains("{{", StringComparison.Ordinal) == true)
        {
            section.Error(key, "no templates may stand in this key; write plain text without {{");
        }
        else
        {
            section.Url(key);
        }
    }

    /// <summary>An address with host and port; null where there is none.</summary>
    public static HostPort? Address(this ConfigSection section, string key)
    {
        if (section.Text(key) is not { Length: > 0 } text)
        {
            return null;
        }

        var (address, problem) = HostPort.Parse(text);
        if (problem.Length > 0)
        {
            section.Error(key, problem);
        }

        return address;
    }
}
