namespace Tocsin.Notification;

/// <summary>One request to a configured destination.</summary>
internal sealed record HttpPost
{
    /// <summary>Where to. It may hold a token: it never shows up in a result.</summary>
    public required string Url { get; init; }

    /// <summary>JSON in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Values besides the URL that the answer must not repeat.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>How long the attempt may take; zero or less for no limit but that of whoever asks for it.</summary>
    public TimeSpan Timeout { get; init; }

    public Guid? IdempotencyKey { get; init; }

    /// <summary>What to make of the answer.</summary>
    public required Func<HttpAnswer, DeliveryResult> Judge { get; init; }

    /// <summary>Neither URL nor body: a record would print them.</summary>
    public override string ToString() => $"a post of {Body.Length} bytes";
}
