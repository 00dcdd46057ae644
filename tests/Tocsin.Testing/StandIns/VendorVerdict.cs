namespace Tocsin.Testing.StandIns;

/// <summary>A vendor's answer to a request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body.</param>
/// <param name="ContentType">The body's type.</param>
/// <param name="Problem">Why it is refused; empty where it is taken.</param>
public sealed record VendorVerdict(int Status, string Body, string ContentType = "text/plain", string Problem = "");
