using System.Diagnostics.CodeAnalysis;

namespace Tocsin.Http;

/// <summary>
/// Why a request did not get to its destination, or no further. Unlike the messages of other exceptions, this one is in words of our own and
/// free of secrets: it may be shown.
/// </summary>
/// <param name="message">What went wrong, to follow "the request failed: " or stand alone.</param>
/// <param name="wasSent">Whether the destination may have taken the request.</param>
internal sealed class HttpPathException(string message, bool wasSent = false) : HttpRequestException(message)
{
    public bool WasSent => wasSent;

    /// <summary>The one among an exception and its causes: what is thrown while connecting arrives wrapped.</summary>
    public static bool Find(Exception? exception, [NotNullWhen(true)] out HttpPathException? found)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is HttpPathException path)
            {
                found = path;
                return true;
            }
        }

        found = null;
        return false;
    }
}
