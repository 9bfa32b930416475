using System.ComponentModel.DataAnnotations;

namespace PmqaDashboard.Server.Live;

/// <summary>Settings of the live path, section "Live".</summary>
internal sealed class LiveOptions
{
    public const string Section = "Live";

    /// <summary>How often the feed looks when nobody tells it to: the longest that a lost signal delays a change.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest pause between two looks while the store fails.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan LongestPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest pause before PostgreSQL is listened to again after the line was lost. The feed's poll goes on meanwhile.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan LongestListenPause { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A checkpoint is written after so many changes at least; with large plans, after as many as take its room.</summary>
    [Range(1, 1_000_000)]
    public int CheckpointEvery { get; set; } = 1000;
}
