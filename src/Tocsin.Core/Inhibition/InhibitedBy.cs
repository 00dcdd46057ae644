using Tocsin.Alerts;

namespace Tocsin.Inhibition;

/// <summary>Why an alert is not told: the rule, and one of the firing alerts that are its source.</summary>
internal readonly record struct InhibitedBy(InhibitRule Rule, AlertId Source, Fingerprint Fingerprint);
