using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Kpis;

/// <summary>A reviewer accepts a KPI's result, which then is certified.</summary>
/// <param name="KpiId">The KPI.</param>
/// <param name="Months">The round.</param>
/// <param name="Report">The report as the reviewer saw it: a newer one was not seen.</param>
public sealed record AcceptKpi(string KpiId, int Months, long Report) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person) =>
        KpiReview.Find(board, person, KpiId, Months, Report, out var result) is { } refusal ? refusal
        : result!.State == KpiResultState.Accepted ? new RecordDecision.Made([])
        : KpiReview.Decision(ChangeKind.KpiAccepted, result, null);
}

/// <summary>A reviewer returns a KPI's result with a remark; an accepted one is then not certified any more.</summary>
/// <param name="KpiId">The KPI.</param>
/// <param name="Months">The round.</param>
/// <param name="Report">The report as the reviewer saw it.</param>
/// <param name="Remark">What is to be mended.</param>
public sealed record ReturnKpi(string KpiId, int Months, long Report, string? Remark) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (KpiReview.Find(board, person, KpiId, Months, Report, out var result) is { } refusal)
            return refusal;

        return Words.Clean(Remark) switch
        {
            null => RecordRefusal.RemarkNeeded,
            { Length: > MaxWords } => RecordRefusal.TextTooLong,
            _ when result!.State == KpiResultState.Returned => RecordRefusal.AlreadyDecided,
            var remark => KpiReview.Decision(ChangeKind.KpiReturned, result!, remark),
        };
    }
}

/// <summary>What both decisions on a result have in common.</summary>
internal static class KpiReview
{
    public static RecordRefusal? Find(Board board, Person person, string id, int months, long report, out KpiResult? result)
    {
        result = board.Record.Kpis.Result(id, months);
        if (board.Record.Kpis.Find(id) is not { } card)
            return person.Role is Role.Secretariat or Role.WorkingTeam ? RecordRefusal.UnknownKpi : RecordRefusal.Forbidden;

        if (result is null)
            return person.Role is Role.Secretariat or Role.WorkingTeam ? RecordRefusal.NotSubmitted : RecordRefusal.Forbidden;

        return !KpiRule.MayReview(board, person, card, result) ? RecordRefusal.Forbidden
            : KpiRule.IsLocked(board, months, result.Unit) ? RecordRefusal.RoundLocked
            : result.Report != report ? RecordRefusal.Overtaken
            : null;
    }

    public static NewChange Decision(ChangeKind kind, KpiResult result, string? remark) => new(kind)
    {
        Subject = result.KpiId,
        Round = result.Months,
        Unit = result.Unit,
        Data = RecordJson.Write(new KpiDecidedData(result.Report, remark)),
    };
}
