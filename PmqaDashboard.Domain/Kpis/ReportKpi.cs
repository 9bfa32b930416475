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
        if (KpiRule.WhyNotReported(board, person, KpiId, Months) is { } refusal)
            return refusal;

        var book = board.Record.Kpis;
        if (!Value.Suits(book.Find(KpiId)!.Method))
            return RecordRefusal.ValueInvalid;

        string? words = Texts.Words.Clean(Words);
        if (words?.Length > MaxWords)
            return RecordRefusal.TextTooLong;

        var before = book.Result(KpiId, Months);
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
