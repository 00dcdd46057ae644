namespace Tocsin.Alerts;

/// <summary>What is known of an alert.</summary>
public enum AlertStatus : byte
{
    /// <summary>The condition holds.</summary>
    Firing,

    /// <summary>The sender said that it is over, or (Prometheus only) stopped sending it for its resolve timeout.</summary>
    Resolved,

    /// <summary>A sender that states the status explicitly has said nothing for <c>expire_after</c>. It is not known to be over.</summary>
    NoNews,
}
