namespace Tocsin.EndToEnd;

/// <summary>For tests that measure how long something takes: no other test runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class Alone
{
    public const string Name = "alone";
}
