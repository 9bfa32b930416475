using System.ComponentModel.DataAnnotations;

namespace PmqaDashboard.Server.Operations.Health;

/// <summary>Settings of the node's health, section "Health".</summary>
internal sealed class HealthOptions
{
    public const string Section = "Health";

    /// <summary>How often the node writes into the store that it is alive.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Beat { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>With less free space for the data directory than this, in MiB, the node takes no visitors.</summary>
    [Range(0, int.MaxValue)]
    public int LeastFreeMebibytes { get; set; } = 100;
}
