using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Kpis;

/// <summary>A collector reports what a KPI came to in a round, since October. What was accepted stays certified until the new value is accepted.</summary>
/// <param name="KpiId">The KPI.</param>
/// <param name="Months">The round.</param>
/// <param name="Value">What it came to.</param>
/// <param name="Words">What is to be said about it.</param>
public sealed record ReportKpi(string KpiId, int Months, KpiValue Value, string? Words = null) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        var book = board.Record.Kpis;
        if (book.Find(KpiId) is not { } card)
            return person.Role is Role.Viewer or Role.Committee ? RecordRefusal.Forbidden : RecordRefusal.UnknownKpi;

        if (!KpiRule.MayReport(board, person, card))
            return RecordRefusal.Forbidden;

        var before = book.Result(KpiId, Months);
        if (before is not null && KpiRule.IsLocked(board, Months, before.Unit))
            return RecordRefusal.RoundLocked;

        if (KpiRule.WhyNotReported(board, Months, person.Unit) is { } refusal)
            return refusal;

        if (KpiScoring.OutOfForce(card.StartRound, card.CancelRound, Months) is not null)
            return RecordRefusal.NotInRound;

        if (card.Follows(book.Children.Contains(KpiId)) || !Value.Suits(card.Method))
            return RecordRefusal.ValueInvalid;

        string? words = Texts.Words.Clean(Words);
        if (words?.Length > MaxWords)
            return RecordRefusal.TextTooLong;

        return before is not null && before.State != KpiResultState.Returned && before.Value == Value && before.Words == words
            ? new RecordDecision.Made([])
            : new NewChange(ChangeKind.KpiReported)
            {
                Subject = KpiId,
                Round = Months,
                Unit = person.Unit,
                Data = RecordJson.Write(new KpiReportedData(Value, words)),
            };
    }
}
