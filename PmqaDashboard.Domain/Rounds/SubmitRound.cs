using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Rounds;

/// <summary>
/// A unit submits its report of a round. What it has reported during the year is what it submits; what was accepted already and has
/// not changed stays accepted.
/// </summary>
/// <param name="Months">The round.</param>
/// <param name="Unit">The unit; null for the shares that no unit holds, which the secretariat reports.</param>
/// <param name="Explanation">What the unit says to contradictions that the self-check finds.</param>
public sealed record SubmitRound(int Months, string? Unit, string? Explanation = null) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (Unit is not null && board.Book.FindUnit(Unit) is null)
            return RecordRefusal.UnknownUnit;

        if (!person.MayReportFor(Unit))
            return RecordRefusal.Forbidden;

        if (RoundSheet.Of(board, Months, Unit) is not { } sheet)
            return RecordRefusal.UnknownRound;

        if (sheet.Report?.State == RoundReportState.Certified)
            return RecordRefusal.RoundLocked;

        if (!sheet.TakesReports)
            return RecordRefusal.RoundNotOpen;

        if (sheet.Lines.IsEmpty)
            return RecordRefusal.NotInRound;

        if (sheet.Missing.Any())
            return new RecordDecision.Refused(RecordRefusal.Incomplete, string.Join(',', sheet.Missing));

        string? explanation = Words.Clean(Explanation);
        if (explanation?.Length > MaxWords)
            return RecordRefusal.TextTooLong;

        if (explanation is null && sheet.ToExplain.Any())
            return new RecordDecision.Refused(RecordRefusal.ExplanationNeeded, string.Join(',', sheet.ToExplain));

        SubmittedLine[] lines =
        [
            .. sheet.Lines.Where(l => l.IsNew).Select(l => new SubmittedLine(l.Placed.Step.Id, l.Own.ReportId!.Value, l.Own.Percent!.Value)),
        ];
        return lines.Length == 0
            ? new RecordDecision.Made([])
            : new NewChange(ChangeKind.RoundSubmitted)
            {
                Round = Months,
                Unit = Unit,
                Data = RecordJson.Write(new SubmittedData(board.Day > sheet.Round.Due, explanation, [.. lines])),
            };
    }
}
