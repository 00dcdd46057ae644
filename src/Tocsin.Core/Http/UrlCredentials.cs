using System.Text;

namespace Tocsin.Http;

/// <summary>Go's client sends a URL's user part as basic authentication; .NET's drops it.</summary>
internal static class UrlCredentials
{
    public static void Apply(HttpRequestMessage request)
    {
        if (Basic(request.RequestUri!) is { } header && !request.Headers.Contains("Authorization"))
        {
            request.Headers.TryAddWithoutValidation("Authorization", header);
        }
    }

    /// <summary>The header's value for a URL's user part; null where it has none.</summary>
    public static string? Basic(Uri url) => url.UserInfo.Length == 0 ? null : Basic(Uri.UnescapeDataString(url.UserInfo));

    /// <param name="userAndPassword">Both, with a colon between them.</param>
    public static string Basic(string userAndPassword) => "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(userAndPassword));
}
