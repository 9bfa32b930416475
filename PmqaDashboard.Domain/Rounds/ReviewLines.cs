using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Rounds;

/// <summary>A line as the reviewer saw it.</summary>
/// <param name="StepId">The step.</param>
/// <param name="ReportId">The report of progress that the line rested on: what came after it was not seen.</param>
public sealed record SeenLine(string StepId, long ReportId);

/// <summary>A reviewer accepts lines of a unit's report: all of them, or none when one cannot be accepted.</summary>
/// <param name="Months">The round.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Lines">The lines.</param>
public sealed record AcceptLines(int Months, string? Unit, ImmutableArray<SeenLine> Lines) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        var changes = ImmutableArray.CreateBuilder<NewChange>();
        foreach (var seen in Lines)
        {
            var (line, refusal) = ReviewRule.Find(board, person, Months, Unit, seen);
            if (refusal is { } reason)
                return new RecordDecision.Refused(reason, seen.StepId);

            if (line!.State != LineState.Accepted)
                changes.Add(ReviewRule.Decision(board, ChangeKind.LineAccepted, Months, Unit, line, line.Percent, null));
        }

        return new RecordDecision.Made(changes.DrainToImmutable());
    }
}

/// <summary>A reviewer returns a line of a unit's report, which the unit then has to mend. An accepted line can be returned until it is certified.</summary>
/// <param name="Months">The round.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Line">The line.</param>
/// <param name="Remark">What is to be mended.</param>
public sealed record ReturnLine(int Months, string? Unit, SeenLine Line, string? Remark) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        var (line, refusal) = ReviewRule.Find(board, person, Months, Unit, Line);
        if (refusal is { } reason)
            return new RecordDecision.Refused(reason, Line.StepId);

        return Words.Clean(Remark) switch
        {
            null => RecordRefusal.RemarkNeeded,
            { Length: > MaxWords } => RecordRefusal.TextTooLong,
            _ when line!.State == LineState.Returned => RecordRefusal.AlreadyDecided,
            var remark => ReviewRule.Decision(board, ChangeKind.LineReturned, Months, Unit, line, null, remark),
        };
    }
}

/// <summary>What both decisions on a line have in common.</summary>
internal static class ReviewRule
{
    /// <summary>The line, if the person may decide on it and has seen its newest state.</summary>
    public static (RoundLine? Line, RecordRefusal? Refusal) Find(Board board, Person person, int months, string? unit, SeenLine seen)
    {
        if (board.Book.FindStep(seen.StepId) is not { } step)
            return (null, RecordRefusal.UnknownStep);

        var rounds = board.Record.Rounds;
        bool isOwn = person.Unit is not null && person.Unit == unit && person.Role != Role.Secretariat;
        if (isOwn || !rounds.MayReview(person, step.Plan.Category))
            return (null, RecordRefusal.Forbidden);

        if (rounds.Find(months) is null)
            return (null, RecordRefusal.UnknownRound);

        return rounds.Report(months, unit) switch
        {
            null => (null, RecordRefusal.NotSubmitted),
            { State: RoundReportState.Certified } => (null, RecordRefusal.RoundLocked),
            var report when !report.Lines.TryGetValue(seen.StepId, out var line) => (null, RecordRefusal.NotInRound),
            var report => report.Lines[seen.StepId] is var line && line.ReportId == seen.ReportId ? (line, null) : (null, RecordRefusal.Overtaken),
        };
    }

    public static NewChange Decision(Board board, ChangeKind kind, int months, string? unit, RoundLine line, decimal? after, string? remark) => new(kind)
    {
        Round = months,
        Unit = unit,
        StepId = line.StepId,
        Before = board.Step(line.StepId).Shares.FirstOrDefault(s => s.Unit == unit)?.Certified,
        After = after,
        Data = RecordJson.Write(new DecisionData(line.ReportId, remark)),
    };
}
