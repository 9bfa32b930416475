using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Server.Demo;

/// <summary>
/// Makes up what is done for KPIs: in autumn the secretariat sets the cards, in each round collectors prove and report what follows
/// from the progress of their plan, and working teams accept most of it and return some. It only proposes; everything goes through
/// the same use cases as everybody's. The same in every demonstration.
/// </summary>
internal static class KpiRehearsal
{
    private const int DaysToSet = 45;
    private const int DaysBeforeDue = 20;
    private const int DaysToReview = 2;

    /// <summary>Of so many results one is returned when it first comes.</summary>
    private const int DoubtedOneIn = 6;

    private const string Said = "สรุปจากรายงานผลการดำเนินงานของแผน";
    private const string Mended = "แก้ไขตามข้อสังเกตของคณะทำงานแล้ว";
    private const string Remark = "ขอให้ระบุที่มาของตัวเลขให้ชัดเจน";

    /// <summary>The next thing that somebody does on a day, or null when nothing more is done on it.</summary>
    /// <param name="board">How everything stands.</param>
    /// <param name="day">The day.</param>
    /// <param name="mayTouch">Whether a result may be touched; all when null.</param>
    public static RoundProposal? Next(Board board, DateOnly day, Func<KpiResult, bool>? mayTouch = null)
    {
        if (day < board.Book.Agency.Year.FirstDay.AddDays(DaysToSet))
            return null;

        if (KpiCards.Next(board) is { } card)
            return new RoundProposal("", null, new SetKpi(card));

        var proposals =
            from round in board.Record.Rounds.Rounds
            where board.Record.Rounds.Phase(round, board.Day) == RoundPhase.Open
            from own in Cards(board)
            where !IsLocked(board, round.Months, own.Collectors[0])
            let result = board.Record.Kpis.Result(own.Id, round.Months)
            where result is null || mayTouch?.Invoke(result) != false
            select OfCollector(board, round, own, result, day) ?? OfReview(board, own, result, day);
        return proposals.FirstOrDefault(p => p is not null);
    }

    /// <summary>A collector's newer figure of a result that was accepted, since the plan has moved; null when all are still right.</summary>
    /// <param name="board">How everything stands.</param>
    /// <param name="mayTouch">Whether a result may be touched.</param>
    public static RoundProposal? Newer(Board board, Func<KpiResult, bool> mayTouch)
    {
        var proposals =
            from round in board.Record.Rounds.Rounds
            where board.Record.Rounds.Phase(round, board.Day) == RoundPhase.Open
            from card in Cards(board)
            where !IsLocked(board, round.Months, card.Collectors[0])
            let result = board.Record.Kpis.Result(card.Id, round.Months)
            where result?.State == KpiResultState.Accepted && mayTouch(result)
            let value = Value(board, card)
            where value != result.Value
            orderby result.Report
            select new RoundProposal(card.Collectors[0], null, new ReportKpi(card.Id, round.Months, value, Said));
        return proposals.FirstOrDefault();
    }

    private static RoundProposal? OfCollector(Board board, FollowUpRound round, KpiCard card, KpiResult? result, DateOnly day)
    {
        string unit = card.Collectors[0];
        if (result is { State: not KpiResultState.Returned } || day < round.Due.AddDays((Pace.Fate($"{card.Id}/{round.Months}") % 12) - DaysBeforeDue))
            return null;

        if (result is null && !board.Record.Evidence.OfResult(card.Id, round.Months).Any())
            return new RoundProposal(unit, null, Proof(card, round.Months, unit));

        return new RoundProposal(unit, null, new ReportKpi(card.Id, round.Months, Value(board, card), result is null ? Said : Mended));
    }

    private static RoundProposal? OfReview(Board board, KpiCard card, KpiResult? result, DateOnly day)
    {
        if (result is not { State: KpiResultState.Reported } || FiscalClock.DayOf(result.AtUtc).AddDays(DaysToReview) > day)
            return null;

        // What a team reported itself, the secretariat decides on.
        string reviewer = board.Book.FindPlan(card.Plan!.Value)!.WorkingTeamUnit is var team && team != result.Unit ? team : "";
        bool doubted = result.Words == Said && result.Accepted is null && Pace.Fate($"{result.Months}/{card.Id}") % DoubtedOneIn == 1;
        return new RoundProposal(reviewer, null, doubted
            ? new ReturnKpi(card.Id, result.Months, result.Report, Remark)
            : new AcceptKpi(card.Id, result.Months, result.Report));
    }

    private static IEnumerable<KpiCard> Cards(Board board) => board.Record.Kpis.Cards.Where(c =>
        c is { Plan: not null, Method: not null, Definition: KpiCards.Note, Collectors: [var unit, ..] } && board.Book.FindUnit(unit) is not null);

    private static bool IsLocked(Board board, int months, string unit) =>
        board.Record.Rounds.Report(months, unit)?.State == RoundReportState.Certified;

    // What a KPI comes to follows from how far its plan is of where it should be.
    private static KpiValue Value(Board board, KpiCard card)
    {
        var figures = board.Plans.First(p => p.Number == card.Plan).Figures;
        decimal part = figures is { Planned: > 0 and var planned, Reported: { } reported } ? Math.Min(reported / planned, 1) : .5m;
        decimal rate = Math.Clamp(decimal.Round(48 + (52 * part) - (Pace.Fate(card.Id) % 8), 1), 0, 100);
        switch (card.Method)
        {
            case KpiMethod.Milestones:
                return new KpiValue { Levels = [.. Enumerable.Range(1, (int)Math.Floor(part * KpiScoring.Levels))] };
            case KpiMethod.PassRate:
                int of = 40 + (Pace.Fate(card.Id) % 5 * 10);
                return new KpiValue { Passed = (int)Math.Floor(of * rate / 100), Of = of };
            default:
                return new KpiValue { Value = card.Unit == "%" ? rate : Math.Ceiling((card.Target ?? KpiScoring.Levels) * part) };
        }
    }

    // A demonstration has no files of its own: it names where they would be.
    private static AddEvidence Proof(KpiCard card, int months, string unit) =>
        new($"demo-kpi-{Pace.Fate(card.Id + unit):x}-{months}", new EvidencePlace.Result(card.Id, months), "สรุปผลตัวชี้วัดพร้อมข้อมูลประกอบ")
        {
            Url = $"{Uri.UriSchemeHttps}{Uri.SchemeDelimiter}example.go.th/pmqa/kpi/{card.Id}/{months}",
        };
}
