using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Domain.Progress;

/// <summary>A report that stands.</summary>
/// <param name="Percent">Reported %.</param>
/// <param name="ReportId">The report.</param>
/// <param name="AtUtc">When it was reported.</param>
public sealed record StandingReport(decimal Percent, long ReportId, DateTime AtUtc);

/// <summary>
/// What the change journal comes to: the reports of each share that stand, newest on top. Immutable; a change costs a few small
/// objects and shares the rest with the state before, so that a state of a past day can be kept. Of the reports below the newest
/// only a few are kept: its size goes with the plans and not with the journal.
/// </summary>
public sealed class ProgressState
{
    /// <summary>How many reports of a share are kept at least, unless all are: so often in a row can a share be taken back.</summary>
    internal const int UsualDepth = 4;

    private readonly PlanBook _book;
    private readonly ChunkedArray<ReportStack?> _shares;
    private readonly int _depth;

    /// <summary>Nothing was ever reported.</summary>
    /// <param name="book">The plans.</param>
    /// <param name="keepAll">Keeps every report that stands.</param>
    public ProgressState(PlanBook book, bool keepAll = false)
        : this(book, new ChunkedArray<ReportStack?>(new ReportStack?[book.Shares]), keepAll ? int.MaxValue : UsualDepth)
    {
    }

    internal ProgressState(PlanBook book, ChunkedArray<ReportStack?> shares, int depth = UsualDepth) =>
        (_book, _shares, _depth) = (book, shares, depth);

    /// <summary>The newest standing report of a share, or null when there is none.</summary>
    public StandingReport? Newest(string stepId, string? unit) => _book.FindShare(stepId, unit) is { } share ? Newest(share) : null;

    /// <summary>The newest standing report of a share, or null when there is none.</summary>
    /// <param name="share">Place of the share among all shares of the plan book.</param>
    internal StandingReport? Newest(int share) => _shares[share]?.Top;

    /// <summary>The reports of a share that are kept.</summary>
    internal ReportStack? Reports(int share) => _shares[share];

    /// <summary>
    /// The state after a change. A withdrawal uncovers the report before it, with that report's own number and time. A change of a
    /// share that the plans do not have changes nothing.
    /// </summary>
    /// <exception cref="ForgottenException">A withdrawal reaches below what is kept.</exception>
    public ProgressState With(Change change)
    {
        if (change.StepId is not { } step || _book.FindShare(step, change.Unit) is not { } share)
            return this;

        var reports = _shares[share];
        if (change is { Kind: ChangeKind.Reported, After: { } percent })
            reports = ReportStack.Push(new StandingReport(percent, change.ReportId ?? 0, change.AtUtc), reports, _depth);
        else
            reports = reports?.Pop();

        return new(_book, _shares.With(share, reports), _depth);
    }

    /// <summary>The state in which a share stands at one report alone, or at none.</summary>
    internal ProgressState Put(string stepId, string? unit, StandingReport? report) =>
        _book.FindShare(stepId, unit) is { } share
            ? new(_book, _shares.With(share, report is null ? null : new ReportStack(report, null)), _depth)
            : this;
}
