namespace Tocsin.Testing.Scripts;

/// <summary>What a script does at a time, counted from its start.</summary>
public abstract record ScriptStep(TimeSpan At);

/// <summary>Sends alerts in one request.</summary>
/// <param name="At">When.</param>
/// <param name="Alerts">The alerts, in order.</param>
/// <param name="Status">What the server has to answer.</param>
public sealed record PostStep(TimeSpan At, IReadOnlyList<ScriptAlert> Alerts, int Status) : ScriptStep(At);

/// <summary>Makes a silence, or changes the one that was made under this name.</summary>
public sealed record SilenceStep(TimeSpan At, string Name, IReadOnlyList<ScriptMatcher> Matchers, TimeSpan From, TimeSpan To) : ScriptStep(At);

/// <summary>Ends a silence.</summary>
public sealed record ExpireStep(TimeSpan At, string Name) : ScriptStep(At);

/// <summary>Says how a receiver answers its next requests.</summary>
public sealed record AnswerStep(TimeSpan At, string To, int Count, int Status, TimeSpan Delay) : ScriptStep(At);

/// <summary>Puts another configuration in place and has the server read it.</summary>
public sealed record ReloadStep(TimeSpan At, string Config, int Status) : ScriptStep(At);
