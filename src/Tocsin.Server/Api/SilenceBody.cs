using Tocsin.Alerts;

namespace Tocsin.Server.Api;

/// <summary>A silence as a body has it; what the body leaves out is null.</summary>
internal sealed class SilenceBody
{
    public string? Id { get; set; }

    /// <summary>The matchers; one that was given as null is null.</summary>
    public List<MatcherBody?>? Matchers { get; set; }

    public DateTimeOffset? StartsAt { get; set; }

    public DateTimeOffset? EndsAt { get; set; }

    public string? CreatedBy { get; set; }

    public string? Comment { get; set; }

    /// <summary>An annotation may be empty.</summary>
    public LabelSetBuilder Annotations { get; } = new(keepEmpty: true);
}
