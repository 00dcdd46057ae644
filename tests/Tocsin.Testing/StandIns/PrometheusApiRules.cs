using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Tocsin.Testing.StandIns;

/// <summary>What the query API of Prometheus refuses, as far as a client can get it wrong.</summary>
internal static class PrometheusApiRules
{
    public static (int Status, string Why)? WhyRefused(HttpRequest http, ReceivedQuery request, string pathPrefix)
    {
        if (request.Path != $"{pathPrefix}/api/v1/query" && request.Path != $"{pathPrefix}/api/v1/query_range")
        {
            return (404, $"no such path: {request.Path}");
        }

        if (http.Method != "POST" || !http.HasFormContentType || http.QueryString.HasValue)
        {
            return (400, "expected a POST with a form and nothing in the URL");
        }

        if (request.Query.Length == 0)
        {
            return (400, "invalid parameter \"query\": no expression found in input");
        }

        return WrongNumber(request, "timeout", isRequired: false)
            ?? (request.Path.EndsWith("query_range", StringComparison.Ordinal) ? WrongRange(request) : UnknownKey(request, "query", "timeout", "limit", "time"));
    }

    private static (int, string)? WrongRange(ReceivedQuery request)
    {
        if ((WrongNumber(request, "start", true) ?? WrongNumber(request, "end", true) ?? WrongNumber(request, "step", true)) is { } wrong)
        {
            return wrong;
        }

        var (start, end, step) = (Number(request, "start"), Number(request, "end"), Number(request, "step"));
        return end < start ? (400, "invalid parameter \"end\": end timestamp must not be before start time")
            : step <= 0 ? (400, "invalid parameter \"step\": zero or negative query resolution step widths are not accepted")
            : (end - start) / step > 11000 ? (400, "exceeded maximum resolution of 11,000 points per timeseries")
            : UnknownKey(request, "query", "timeout", "limit", "start", "end", "step");
    }

    private static (int, string)? WrongNumber(ReceivedQuery request, string name, bool isRequired) =>
        request.Form.ContainsKey(name) ? (double.IsFinite(Number(request, name)) ? null : (400, $"invalid parameter \"{name}\""))
            : isRequired ? (400, $"invalid parameter \"{name}\": cannot parse \"\"") : null;

    // The real API ignores unknown parameters; sending one is a mistake all the same.
    private static (int, string)? UnknownKey(ReceivedQuery request, params string[] known) =>
        request.Form.Keys.FirstOrDefault(k => !known.Contains(k)) is { } key ? (400, $"unknown parameter \"{key}\"") : null;

    private static double Number(ReceivedQuery request, string name) =>
        double.TryParse(request.Form[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
