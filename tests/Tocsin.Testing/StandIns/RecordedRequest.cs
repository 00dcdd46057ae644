using System.Net;
using System.Text;
using System.Text.Json;

namespace Tocsin.Testing.StandIns;

/// <summary>One request as it arrived.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">With the query.</param>
/// <param name="Headers">By name, in any case.</param>
/// <param name="Body">The bytes.</param>
/// <param name="At">When it was complete.</param>
/// <param name="Status">What was answered; 0 where nothing was.</param>
/// <param name="Problem">Why the vendor would refuse it; empty where it would not.</param>
public sealed record RecordedRequest(
    string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body, DateTimeOffset At, HttpStatusCode Status, string Problem)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>Throws where the body is no JSON.</summary>
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
    }
}
