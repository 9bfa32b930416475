using System.ComponentModel.DataAnnotations;

namespace PmqaDashboard.Server.Nodes;

/// <summary>Settings of this process as one of several, section "Node". (Its name, "Node:Name", is read by its health.)</summary>
internal sealed class NodeOptions
{
    public const string Section = "Node";

    /// <summary>
    /// How long a node that is asked to stop (SIGTERM) goes on while it sends its screens elsewhere; by default three seconds on
    /// PostgreSQL, and not at all on SQLite, where there is no other node.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan? DrainTime { get; set; }
}
