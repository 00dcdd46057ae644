using System.Net.Sockets;

namespace Tocsin.Enrichment.Prometheus;

/// <summary>Says in one line why there was no answer. Never the exception's own text: it names addresses.</summary>
internal static class ConnectionTrouble
{
    public static string Explain(string source, Exception exception)
    {
        var error = exception switch
        {
            HttpRequestException request => request.HttpRequestError,
            HttpIOException io => io.HttpRequestError,
            _ => HttpRequestError.Unknown,
        };
        return Socket(exception) switch
        {
            SocketError.ConnectionRefused => $"{source} refused the connection",
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => $"the host of {source} is not known",
            SocketError.ConnectionReset or SocketError.ConnectionAborted => Ended(source),
            SocketError.HostUnreachable or SocketError.NetworkUnreachable => $"the host of {source} cannot be reached",
            _ => error switch
            {
                HttpRequestError.NameResolutionError => $"the host of {source} is not known",
                HttpRequestError.SecureConnectionError => $"no secure connection to {source}: TLS failed",
                HttpRequestError.ResponseEnded => Ended(source),
                HttpRequestError.InvalidResponse => $"{source} does not speak HTTP",
                _ => $"the connection to {source} failed",
            },
        };
    }

    private static string Ended(string source) => $"{source} ended the connection before its answer was complete";

    private static SocketError? Socket(Exception? exception) =>
        exception is null ? null : (exception as SocketException)?.SocketErrorCode ?? Socket(exception.InnerException);
}
