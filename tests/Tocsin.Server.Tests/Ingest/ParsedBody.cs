using System.Text;
using Tocsin.Alerts;

namespace Tocsin.Server.Ingest;

/// <summary>A body after the parser has seen it.</summary>
internal sealed record ParsedBody(List<SeenAlert> Alerts, Problems Problems, int Invalid)
{
    public bool IsReadable => Problems.Unreadable is null;

    public string Strict => new StrictText(new IngestLimits()).Of(Problems);

    public static ParsedBody Of(IngestSource source, string body) => Of(source, Encoding.UTF8.GetBytes(body));

    public static ParsedBody Of(IngestSource source, ReadOnlySpan<byte> body, IngestLimits? limits = null, DateTimeOffset? defaultEnd = null)
    {
        var parser = new BodyParser(source, limits ?? new IngestLimits());
        using var batch = new AlertBatch();
        parser.Parse(body, defaultEnd ?? DateTimeOffset.MaxValue, batch);
        return new ParsedBody(SeenAlert.AllOf(batch), parser.Problems, parser.Invalid);
    }
}
