using System.Collections.Immutable;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Rounds;

/// <summary>A submitted line as a reviewer has to see it.</summary>
/// <param name="Placed">The leaf.</param>
/// <param name="Line">What was submitted, and what became of it.</param>
/// <param name="Own">The unit's share now, which may be newer than what was submitted.</param>
/// <param name="Planned">Planned % at the round's last day, or null without a window.</param>
/// <param name="CertifiedBefore">% of the latest line of an earlier round that was accepted, or null when none was.</param>
/// <param name="Gaps">What contradicts itself in what was submitted.</param>
/// <param name="MayDecide">Whether the person may decide on it: not on what the own unit reports, and not on what is certified.</param>
public sealed record ReviewLine(
    PlacedStep Placed, RoundLine Line, ShareSlice Own, decimal? Planned, decimal? CertifiedBefore, ImmutableArray<RoundGap> Gaps, bool MayDecide)
{
    /// <summary>Whether the unit has reported something newer that it has not submitted.</summary>
    public bool HasNewer => Own.ReportId != Line.ReportId;

    /// <summary>Whether it waits for this person.</summary>
    public bool Waits => MayDecide && Line.State == LineState.Submitted;

    /// <summary>The line as it is seen now: deciding on it decides on this and on nothing newer.</summary>
    public SeenLine Seen => new(Line.StepId, Line.ReportId);

    /// <summary>Whether nothing in it differs, its gaps included.</summary>
    public bool Equals(ReviewLine? other) =>
        other is not null
        && (Placed, Line, Own, Planned, CertifiedBefore, MayDecide) == (other.Placed, other.Line, other.Own, other.Planned, other.CertifiedBefore, other.MayDecide)
        && Gaps.AsSpan().SequenceEqual(other.Gaps.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Line, Own, MayDecide);
}

/// <summary>A unit's submitted report with the lines that a person may see in review.</summary>
/// <param name="Unit">Code of the unit; null for the shares that no unit holds.</param>
/// <param name="Report">The whole report.</param>
/// <param name="Lines">Lines of the categories that the person reviews, in the order of the document.</param>
public sealed record UnitReview(string? Unit, RoundReport Report, ImmutableArray<ReviewLine> Lines)
{
    /// <summary>How many lines wait for the person.</summary>
    public int Waiting => Lines.Count(l => l.Waits);
}

/// <summary>What a person has to review. Every unit stands alone: none waits for another.</summary>
public static class ReviewDesk
{
    /// <summary>Whether a person reviews anything at all.</summary>
    public static bool IsReviewer(Board board, Person person) =>
        board.Book.Plans.Any(p => board.Record.Rounds.MayReview(person, p.Category));

    /// <summary>Submitted reports of a round with lines that the person reviews; units in the order of the plans, the shares of nobody last.</summary>
    public static ImmutableArray<UnitReview> Of(Board board, Person person, int months) =>
        board.Record.Rounds.Find(months) is not { } round
            ? []
            :
            [
                .. board.Units.Select(u => (string?)u.Unit.Code).Append(null)
                    .Select(unit => board.Record.Rounds.Report(months, unit))
                    .OfType<RoundReport>()
                    .Select(report => new UnitReview(report.Unit, report, [.. Lines(board, person, round, report)]))
                    .Where(review => !review.Lines.IsEmpty),
            ];

    /// <summary>
    /// The round that a reviewer wants to see first: the last that takes reports and has something to decide, else the last with
    /// something to decide, else the last that takes reports, else the next, else the last.
    /// </summary>
    public static int? FirstRound(Board board, Person person)
    {
        var rounds = board.Record.Rounds;
        var open = rounds.Rounds.Where(r => rounds.Phase(r, board.Day) == RoundPhase.Open).Select(r => r.Months).ToList();
        var waiting = rounds.Rounds.Select(r => r.Months).Where(m => Of(board, person, m).Any(u => u.Waiting > 0)).ToList();
        return LastOf(open.Intersect(waiting)) ?? LastOf(waiting) ?? LastOf(open) ?? board.Round?.Months ?? LastOf(rounds.Rounds.Select(r => r.Months));
    }

    private static int? LastOf(IEnumerable<int> months) => months.Select(m => (int?)m).LastOrDefault();

    private static IEnumerable<ReviewLine> Lines(Board board, Person person, FollowUpRound round, RoundReport report)
    {
        bool isOwn = person.Unit is not null && person.Unit == report.Unit && person.Role != Role.Secretariat;
        return
            from leaf in board.Book.LeavesOf(report.Unit)
            let line = report.Lines.GetValueOrDefault(leaf.Step.Id)
            where line is not null && board.Record.Rounds.MayReview(person, leaf.Plan.Category)
            select Line(board, round, report, leaf, line, mayDecide: !isOwn && report.State != RoundReportState.Certified);
    }

    private static ReviewLine Line(Board board, FollowUpRound round, RoundReport report, PlacedStep leaf, RoundLine line, bool mayDecide)
    {
        var own = board.Step(leaf.Step.Id).Shares.First(s => s.Unit == report.Unit);
        decimal? before = board.Record.Rounds.Rounds
            .Where(r => r.Months < round.Months)
            .Select(r => board.Record.Rounds.Report(r.Months, report.Unit)?.Lines.GetValueOrDefault(leaf.Step.Id))
            .LastOrDefault(l => l is { State: LineState.Accepted })?.Percent;
        return new ReviewLine(
            leaf, line, own, PlannedProgress.At(leaf.Step.Windows, round.CumulativeTo), before, [.. Gaps(leaf, line, own, before)], mayDecide);
    }

    // The self-check of what was submitted, not of what the unit may have reported since.
    private static IEnumerable<RoundGap> Gaps(PlacedStep leaf, RoundLine line, ShareSlice own, decimal? before)
    {
        if (line.Percent < before)
            yield return RoundGap.BelowCertified;

        bool isCurrent = own.ReportId == line.ReportId;
        if (line.Percent == 100 && isCurrent && own.AtUtc is { } at && leaf.Step.Windows is { Count: > 0 } windows
            && windows.Min(w => w.FirstDay) > FiscalClock.DayOf(at))
        {
            yield return RoundGap.DoneBeforeBegun;
        }
    }
}
