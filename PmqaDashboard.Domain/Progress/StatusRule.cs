namespace PmqaDashboard.Domain.Progress;

/// <summary>How far behind the plan something may be. Data of a fiscal year.</summary>
/// <param name="LateBehind">More points behind than this is late.</param>
/// <param name="AtRiskBehind">More points behind than this is at risk.</param>
public sealed record StatusThresholds(decimal LateBehind = 25, decimal AtRiskBehind = 10)
{
    /// <summary>The thresholds that hold unless a year sets its own.</summary>
    public static readonly StatusThresholds Default = new();
}

/// <summary>What the status of a leaf or of a roll-up is decided by.</summary>
/// <param name="InScope">Whether it (or anything in it) is in this year's scope.</param>
/// <param name="Planned">Planned %, or null without a window.</param>
/// <param name="Reported">Reported %; null when never reported (leaf) or nothing in scope (roll-up).</param>
/// <param name="EverReported">Whether anything in it was ever reported.</param>
/// <param name="Ended">Whether its last window has ended before the day: the last day itself is still time.</param>
/// <param name="ReportDue">
/// Whether it should have been reported by now. Leaf: its last window has ended or a round that it belongs to is past due.
/// Roll-up: it should have begun, that is planned % is above 0, or such a round is past due in it.
/// </param>
public readonly record struct StatusFacts(
    bool InScope, decimal? Planned, decimal? Reported, bool EverReported, bool Ended, bool ReportDue);

/// <summary>The rule of status, the same for leaves and roll-ups. First match wins.</summary>
public static class StatusRule
{
    /// <summary>
    /// Done: reported is exactly 100. Deferred: nothing in scope. No report: should have been reported and never was. Late: the
    /// last window has ended, or reported is more than the threshold below planned. At risk: likewise with its own threshold. Not
    /// due: planned and reported are 0. On track: anything else.
    /// Without a planned % (no window) nothing can be late or at risk: it is not due until somebody reports, unless a round is past due,
    /// and on track from then on.
    /// </summary>
    public static ProgressStatus Of(StatusFacts facts, StatusThresholds thresholds)
    {
        if (facts.Reported == 100)
            return ProgressStatus.Done;

        if (!facts.InScope)
            return ProgressStatus.Deferred;

        if (facts.ReportDue && !facts.EverReported)
            return ProgressStatus.NoReport;

        if (facts.Planned is not { } planned)
            return facts.EverReported ? ProgressStatus.OnTrack : ProgressStatus.NotDue;

        decimal reported = facts.Reported ?? 0;
        return (planned, reported) switch
        {
            _ when facts.Ended || reported < planned - thresholds.LateBehind => ProgressStatus.Late,
            _ when reported < planned - thresholds.AtRiskBehind => ProgressStatus.AtRisk,
            (0, 0) => ProgressStatus.NotDue,
            _ => ProgressStatus.OnTrack,
        };
    }
}
