using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Server.Live.Checkpoints;

/// <summary>Notices changes that come, in the order of the journal, after one of a later moment.</summary>
/// <param name="LatestUtc">Latest moment so far.</param>
/// <param name="EarliestLateUtc">Earliest moment of a change that came late; null when none did.</param>
internal readonly record struct Lateness(DateTime LatestUtc, DateTime? EarliestLateUtc)
{
    /// <summary>Takes in the next changes.</summary>
    public Lateness With(IEnumerable<Change> changes)
    {
        var (latest, late) = this;
        foreach (var at in changes.Select(c => c.AtUtc))
        {
            late = at < latest ? Earliest(late, at) : late;
            latest = at > latest ? at : latest;
        }

        return new(latest, late);
    }

    /// <summary>The earlier of two moments, of which either may be missing.</summary>
    public static DateTime? Earliest(DateTime? one, DateTime? other) => one < other ? one : other ?? one;
}
