using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Tocsin.Testing.StandIns;

/// <summary>Answers of a Prometheus, good and bad.</summary>
public static class PrometheusAnswers
{
    private const double Time = 1767436620.123;

    public static RequestDelegate Vector(double value) => Vector([value.ToString("R", CultureInfo.InvariantCulture)]);

    /// <summary>One series per value; values as the API writes them, such as <c>NaN</c>.</summary>
    public static RequestDelegate Vector(params string[] values) => Success("vector", values.Select((v, i) =>
        new { metric = new Dictionary<string, string> { ["pod"] = $"pod-{i}" }, value = new object[] { Time, v } }));

    public static RequestDelegate Scalar(string value) => Success("scalar", new object[] { Time, value });

    public static RequestDelegate Matrix(params (double At, string Value)[] points) => Success("matrix", new[]
    {
        new { metric = new Dictionary<string, string>(), values = points.Select(p => new object[] { p.At, p.Value }) },
    });

    public static RequestDelegate Success(string resultType, object result) =>
        Json(200, JsonSerializer.Serialize(new { status = "success", data = new { resultType, result } }));

    public static RequestDelegate Error(int status, string errorType, string error) =>
        Json(status, JsonSerializer.Serialize(new { status = "error", errorType, error }));

    public static RequestDelegate Json(int status, string body) => Body(status, "application/json", body);

    public static RequestDelegate Html(int status = 200) => Body(status, "text/html", "<!doctype html><title>Sign in</title><p>Please sign in.</p>");

    public static RequestDelegate Body(int status, string contentType, string body) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        await context.Response.WriteAsync(body, context.RequestAborted);
    };

    public static RequestDelegate Redirect(string to) => context =>
    {
        context.Response.Redirect(to);
        return Task.CompletedTask;
    };

    /// <summary>Never answers; ends when the client goes away.</summary>
    public static RequestDelegate Hang() => After(new TaskCompletionSource().Task, Vector(1));

    /// <summary>Answers once the task is done.</summary>
    public static RequestDelegate After(Task go, RequestDelegate answer) => async context =>
    {
        await go.WaitAsync(context.RequestAborted);
        await answer(context);
    };

    /// <summary>Sends headers and the first part of a body, and then nothing for ever.</summary>
    public static RequestDelegate HangAfterHalf() => async context =>
    {
        await WriteHalfAsync(context);
        await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
    };

    /// <summary>Sends headers and the first part of a body, and then ends the connection.</summary>
    public static RequestDelegate CutAfterHalf() => async context =>
    {
        await WriteHalfAsync(context);
        context.Abort();
    };

    /// <summary>A valid answer of about that many bytes, of which the client need not read all.</summary>
    public static RequestDelegate Huge(long bytes) => async context =>
    {
        context.Response.ContentType = "application/json";
        var chunk = Encoding.UTF8.GetBytes(new string(' ', 64 * 1024));
        for (var sent = 0L; sent < bytes; sent += chunk.Length)
        {
            await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
        }

        await context.Response.WriteAsync("""{"status":"success","data":{"resultType":"scalar","result":[1,"1"]}}""", context.RequestAborted);
    };

    private static async Task WriteHalfAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = 500;
        await context.Response.WriteAsync("""{"status":"success","data":{"resultType":"vec""", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}
