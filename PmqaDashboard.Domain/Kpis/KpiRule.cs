using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Domain.Kpis;

/// <summary>Who may do what with KPIs: what the commands check, and what a screen asks before it offers them.</summary>
public static class KpiRule
{
    /// <summary>Whether a person may set cards.</summary>
    public static bool MaySet(Person person) => person.Role == Role.Secretariat;

    /// <summary>Whether a person may report a KPI's results: the secretariat, its collectors, and the working team of its plan.</summary>
    public static bool MayReport(Board board, Person person, KpiCard card) => person.Role switch
    {
        Role.Secretariat => true,
        Role.FocalPoint or Role.WorkingTeam => person.Unit is { } unit
            && (card.Collectors.Contains(unit) || (card.Plan is { } plan && board.Book.FindPlan(plan)?.WorkingTeamUnit == unit)),
        Role.Viewer or Role.Committee => false,
    };

    /// <summary>
    /// Whether a person may decide on a result: who reviews the category, the secretariat only where there is none; nobody but the
    /// secretariat on what their own unit reported.
    /// </summary>
    public static bool MayReview(Board board, Person person, KpiCard card, KpiResult result) =>
        person.Role == Role.Secretariat
        || (card.Category(board.Book) is { } category
            && board.Record.Rounds.MayReview(person, category)
            && (person.Unit is null || person.Unit != result.Unit));

    /// <summary>Results that wait for a person's decision: by round, then in the order of the cards.</summary>
    public static IReadOnlyList<(KpiCard Card, KpiResult Result)> Waiting(Board board, Person person)
    {
        var cards = board.Record.Kpis.Cards;
        return
        [
            .. from result in board.Record.Kpis.AllResults
               where result.State == KpiResultState.Reported && !IsLocked(board, result.Months, result.Unit)
               let card = board.Record.Kpis.Find(result.KpiId)
               where card is not null && MayReview(board, person, card, result)
               orderby result.Months, cards.IndexOf(card)
               select (card, result),
        ];
    }

    /// <summary>Whether what a unit reported in a round is certified, and locked.</summary>
    internal static bool IsLocked(Board board, int months, string? unit) =>
        board.Record.Rounds.Report(months, unit)?.State == RoundReportState.Certified;

    /// <summary>Why a person may not report a KPI's result of a round, or prove it; null when they may.</summary>
    public static RecordRefusal? WhyNotReported(Board board, Person person, string id, int months)
    {
        var book = board.Record.Kpis;
        if (book.Find(id) is not { } card)
            return person.Role is Role.Viewer or Role.Committee ? RecordRefusal.Forbidden : RecordRefusal.UnknownKpi;

        if (!MayReport(board, person, card))
            return RecordRefusal.Forbidden;

        return book.Result(id, months) is { } before && IsLocked(board, months, before.Unit) ? RecordRefusal.RoundLocked
            : WhyNotReported(board, months, person.Unit) is { } refusal ? refusal
            : KpiScoring.OutOfForce(card.StartRound, card.CancelRound, months) is not null ? RecordRefusal.NotInRound
            : card.Follows(book.Children.Contains(id)) ? RecordRefusal.ValueInvalid
            : null;
    }

    /// <summary>Why results of a round cannot be reported for a unit today; null when they can.</summary>
    public static RecordRefusal? WhyNotReported(Board board, int months, string? unit) =>
        board.Record.Rounds.Find(months) is not { } round ? RecordRefusal.UnknownRound
        : IsLocked(board, months, unit) ? RecordRefusal.RoundLocked
        : board.Record.Rounds.Phase(round, board.Day) == RoundPhase.Open || board.Record.Rounds.Report(months, unit)?.ReopenReason is not null ? null
        : RecordRefusal.RoundNotOpen;
}
