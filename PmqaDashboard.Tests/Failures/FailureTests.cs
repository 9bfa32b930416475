using Xunit;

namespace PmqaDashboard.Tests.Failures;

/// <summary>Tests that break things for real and measure seconds: each runs alone.</summary>
[CollectionDefinition(Collection, DisableParallelization = true)]
public sealed class FailureTests
{
    /// <summary>Name of the collection.</summary>
    public const string Collection = "Failures";
}
