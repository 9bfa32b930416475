using PmqaDashboard.Domain.Budgets;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Criteria;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Server.Demo;

/// <summary>
/// What was disbursed before a demonstration begins, and what working teams said of their criteria: money follows work by the end of
/// each month, and the six-month round is assessed some weeks after it was due. The same in every demonstration.
/// </summary>
internal static class OfficialPast
{
    private const int MonthsEnd = 25;
    private const int DaysToAssess = 20;
    private const decimal Rounding = 500;

    /// <summary>A category whose team is behind with its assessment, so that a screen has something to wait for.</summary>
    private const int Unassessed = 5;

    /// <summary>The next thing that somebody does on a day, or null when nothing more is done on it.</summary>
    /// <param name="board">How everything stands.</param>
    /// <param name="day">The day.</param>
    public static RoundProposal? Next(Board board, DateOnly day) => Disbursement(board, day) ?? Assessment(board, day);

    private static RoundProposal? Disbursement(Board board, DateOnly day)
    {
        if (day.Day < MonthsEnd)
            return null;

        var places = board.Book.Plans.Select(p => BudgetPlace.Of(p)).Concat(board.Book.Leaves.Select(BudgetPlace.Of));
        var proposals =
            from place in places
            let own = board.Record.Budget.At(place.Id)
            let unit = place.Units.FirstOrDefault(Pace.IsPrompt)
            where own.Planned is not null && unit is not null && !(own.DisbursedBy is { } last && SameMonth(FiscalClock.DayOf(last.AtUtc), day))
            let amount = Spent(board, place, own.Planned ?? 0)
            where amount > (own.Disbursed ?? 0)
            select new RoundProposal(unit, null, new Disburse(place.Id, amount, null));
        return proposals.FirstOrDefault();
    }

    // A plan of several years has spent the part of this year only.
    private static decimal Spent(Board board, BudgetPlace place, decimal planned)
    {
        decimal reported = place.Step is { } step
            ? board.Step(step.Step.Id).Figures.Reported ?? 0
            : board.Plans.First(p => p.Number == place.Plan.Number).Figures.Reported ?? 0;
        decimal part = (60 + (Pace.Fate(place.Id) % 35)) / 100m;
        int years = 1 + Math.Max(0, PlanPeriod.Of(place.Plan, board.Book.Agency.Year).LastDay.Year - board.Book.Agency.Year.LastDay.Year);
        return Math.Floor(planned * part * reported / 100 / years / Rounding) * Rounding;
    }

    private static RoundProposal? Assessment(Board board, DateOnly day)
    {
        if (board.Record.Rounds.Rounds is not [var round, ..] || day < round.Due.AddDays(DaysToAssess))
            return null;

        var book = board.Record.Criteria;
        var proposals =
            from criterion in book.Map.Catalogue.All
            where criterion.Category != Unassessed && book.Find(criterion.Code, round.Months) is null
            let plans = book.Map.Of(criterion.Code).Plans
            where plans.Length > 0
            select new RoundProposal(plans[0].WorkingTeamUnit, null, new SetCriterion(criterion.Code, round.Months, CriterionState.NotPassed, [], null));
        return proposals.FirstOrDefault();
    }

    private static bool SameMonth(DateOnly one, DateOnly other) => (one.Year, one.Month) == (other.Year, other.Month);
}
