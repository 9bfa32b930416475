namespace PmqaDashboard.Domain.Live;

/// <summary>What a change did.</summary>
public enum ChangeKind
{
    /// <summary>Progress was reported.</summary>
    Reported,

    /// <summary>A report was taken back.</summary>
    Withdrawn,

    /// <summary>A round's dates or what it covers were set.</summary>
    RoundSet,

    /// <summary>A round was opened.</summary>
    RoundOpened,

    /// <summary>A round was closed.</summary>
    RoundClosed,

    /// <summary>A unit submitted its report of a round.</summary>
    RoundSubmitted,

    /// <summary>A line of a round's report was accepted in review.</summary>
    LineAccepted,

    /// <summary>A line of a round's report was returned with a remark.</summary>
    LineReturned,

    /// <summary>A unit's report of a round was certified, and locked.</summary>
    RoundCertified,

    /// <summary>A certified report was reopened, which is an exception with a reason.</summary>
    RoundReopened,

    /// <summary>A reviewer's stand-in was named or dismissed.</summary>
    StandInSet,

    /// <summary>Evidence was added, or its criteria changed.</summary>
    EvidenceAdded,

    /// <summary>Evidence was taken away; its bytes stay.</summary>
    EvidenceRemoved,

    /// <summary>A KPI's card was set.</summary>
    KpiSet,

    /// <summary>A KPI's result was reported for a round.</summary>
    KpiReported,

    /// <summary>A KPI's result was accepted.</summary>
    KpiAccepted,

    /// <summary>A KPI's result was returned with a remark.</summary>
    KpiReturned,

    /// <summary>Whether a criterion is passed was set.</summary>
    CriterionSet,

    /// <summary>A planned budget was set.</summary>
    BudgetSet,

    /// <summary>What was disbursed so far was set.</summary>
    Disbursed,

    /// <summary>Which criteria a piece of evidence proves was set.</summary>
    EvidenceMarked,

    /// <summary>The bytes of a piece of evidence were found missing or changed.</summary>
    SealBroken,

    /// <summary>The bytes of a piece of evidence are again those that were added.</summary>
    SealMended,

    /// <summary>A playlist of the screens was set, or taken away.</summary>
    PlaylistSet,

    /// <summary>A screen was paired.</summary>
    ScreenPaired,

    /// <summary>A screen was renamed, moved, or given another playlist.</summary>
    ScreenSet,

    /// <summary>A screen's right was taken away.</summary>
    ScreenRevoked,

    /// <summary>A meeting was prepared, or its agenda changed.</summary>
    MeetingSet,

    /// <summary>A meeting's figures were pinned.</summary>
    MeetingFrozen,

    /// <summary>A meeting was closed.</summary>
    MeetingClosed,

    /// <summary>A resolution was written down, or worded anew.</summary>
    ResolutionSet,

    /// <summary>A unit answered a resolution.</summary>
    ResolutionAnswered,

    /// <summary>The answer to a resolution was accepted.</summary>
    ResolutionAccepted,

    /// <summary>The answer to a resolution was sent back.</summary>
    ResolutionReturned,

    /// <summary>A risk was entered or mended.</summary>
    RiskSet,

    /// <summary>Somebody looked at a risk again.</summary>
    RiskFollowed,

    /// <summary>What counts as a grave risk was set.</summary>
    RiskScaleSet,

    /// <summary>A past year was entered, mended or taken away.</summary>
    PastYearSet,
}

/// <summary>What kinds have in common.</summary>
public static class ChangeKinds
{
    /// <summary>Whether the change is of reported progress; every other one is of the official record.</summary>
    public static bool IsProgress(this ChangeKind kind) => kind is ChangeKind.Reported or ChangeKind.Withdrawn;

    /// <summary>Whether the public is told of it as a latest change.</summary>
    public static bool IsNews(this ChangeKind kind) =>
        kind.IsProgress() || kind is ChangeKind.RoundOpened or ChangeKind.RoundSubmitted or ChangeKind.RoundCertified or ChangeKind.KpiReported or ChangeKind.KpiAccepted;
}

/// <summary>
/// One row of the change journal: written in the same transaction as the change, never altered. It is the audit trail, the
/// live feed, the ticker, and the way back to any day.
/// </summary>
/// <param name="Sequence">Rising number, from 1.</param>
/// <param name="AtUtc">Fiscal-clock moment, UTC.</param>
/// <param name="Kind">What was done.</param>
/// <param name="StepId">The step, or null for what is of no step. Progress always has one.</param>
/// <param name="Unit">The share, or null for the share that no unit holds.</param>
/// <param name="AccountId">Account that did it.</param>
/// <param name="AccountName">Name shown for that account.</param>
/// <param name="ReportId">The report of progress; null for every other kind.</param>
/// <param name="Before">% before (or baht, for budgets); null when there was none.</param>
/// <param name="After">% after (or baht); null when nothing is left.</param>
public sealed record Change(
    long Sequence,
    DateTime AtUtc,
    ChangeKind Kind,
    string? StepId,
    string? Unit,
    string AccountId,
    string AccountName,
    long? ReportId,
    decimal? Before,
    decimal? After)
{
    /// <summary>Most characters of a subject.</summary>
    public const int MaxSubject = 50;

    /// <summary>Months of the round, or null.</summary>
    public int? Round { get; init; }

    /// <summary>Id of what it is about when that is neither step nor unit: a KPI, a criterion, evidence, a budget's place.</summary>
    public string? Subject { get; init; }

    /// <summary>The whole new state of what was set, as JSON; null where the other columns say everything.</summary>
    public string? Data { get; init; }
}

/// <summary>Reads the change journal.</summary>
public interface IChangeJournal
{
    /// <summary>Changes after a sequence, in order.</summary>
    /// <param name="after">Last sequence already known; 0 for all.</param>
    /// <param name="max">Most changes to return.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    Task<IReadOnlyList<Change>> ReadAsync(long after, int max, CancellationToken cancellationToken);
}
