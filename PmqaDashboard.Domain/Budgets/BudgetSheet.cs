using System.Collections.Immutable;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Domain.Budgets;

/// <summary>What is to be known about the budget of a place: gaps of the document, and amounts that do not agree. Shown, never repaired.</summary>
public enum BudgetNote
{
    /// <summary>The form was left blank ("- บาท").</summary>
    Blank,

    /// <summary>There is no amount here, but amounts stand below.</summary>
    OnlyBelow,

    /// <summary>The document ties the amount to some of the plan's criteria.</summary>
    ForSomeCriteria,

    /// <summary>The amount is that of a plan which runs on after the fiscal year.</summary>
    SeveralYears,

    /// <summary>The secretariat has set another amount than the document gives.</summary>
    Changed,

    /// <summary>What is planned below adds up to more than what is planned here.</summary>
    MorePlannedBelow,

    /// <summary>What is disbursed below adds up to more than what is disbursed here.</summary>
    MoreDisbursedBelow,

    /// <summary>More is disbursed than planned.</summary>
    OverPlanned,

    /// <summary>Something is disbursed where nothing is planned, here or above.</summary>
    NothingPlanned,
}

/// <summary>
/// The budget of a place and of all that stands below it.
/// <para>
/// <b>What counts.</b> An amount that stands at a place speaks for everything below it. So a place counts with its own amount where it
/// has one, and only otherwise with the sum of what counts directly below it: nothing is ever counted twice. Both are kept, so that
/// both can be shown. Planned and disbursed follow the rule each by itself.
/// </para>
/// </summary>
public sealed record BudgetLine
{
    /// <summary>The place.</summary>
    public required BudgetPlace Place { get; init; }

    /// <summary>What stands at the place itself.</summary>
    public required BudgetEntry Own { get; init; }

    /// <summary>The places directly below, in the order of the document.</summary>
    public required ImmutableArray<BudgetLine> Below { get; init; }

    /// <summary>What is to be known about it.</summary>
    public ImmutableArray<BudgetNote> Notes { get; init; } = [];

    /// <summary>Sum of what counts below, or null when nothing is planned there.</summary>
    public decimal? PlannedBelow { get; init; }

    /// <summary>Sum of what counts below, or null when nobody said what is disbursed there.</summary>
    public decimal? DisbursedBelow { get; init; }

    /// <summary>What counts as planned.</summary>
    public decimal? Planned => Own.Planned ?? PlannedBelow;

    /// <summary>What counts as disbursed.</summary>
    public decimal? Disbursed => Own.Disbursed ?? DisbursedBelow;

    /// <summary>% of what is planned that is disbursed; null without either, or where nothing is planned.</summary>
    public decimal? Percent => BudgetSheet.PercentOf(Planned, Disbursed);

    /// <summary>Whether any amount stands here or below.</summary>
    public bool HasAmount => Planned is not null || Disbursed is not null;
}

/// <summary>The budget of the whole agency, plan by plan.</summary>
public sealed record BudgetSheet
{
    /// <summary>The plans, in order.</summary>
    public required ImmutableArray<BudgetLine> Plans { get; init; }

    /// <summary>Sum over the plans of what counts as planned; null when nothing does.</summary>
    public decimal? Planned => Sum(Plans, p => p.Planned);

    /// <summary>Sum over the plans of what counts as disbursed; null when nothing does.</summary>
    public decimal? Disbursed => Sum(Plans, p => p.Disbursed);

    /// <summary>% of what is planned that is disbursed.</summary>
    public decimal? Percent => PercentOf(Planned, Disbursed);

    /// <summary>Of what is planned, the amounts of plans that run on after the fiscal year.</summary>
    public decimal? OfSeveralYears => Sum(Plans.Where(p => p.Notes.Contains(BudgetNote.SeveralYears)), p => p.Planned);

    /// <summary>Plans of which no amount is known.</summary>
    public int WithoutAmount => Plans.Count(p => p.Planned is null);

    /// <summary>The sheet.</summary>
    public static BudgetSheet Of(PlanBook book, BudgetBook budget) =>
        new() { Plans = [.. book.Plans.Select(p => Line(book, budget, BudgetPlace.Of(p), false))] };

    /// <summary>The line of a place and of all below it.</summary>
    public static BudgetLine Of(PlanBook book, BudgetBook budget, BudgetPlace place) =>
        Line(book, budget, place, place.Above(book).Any(a => budget.At(a.Id).Planned is not null));

    /// <summary>The line with an id, or null.</summary>
    public BudgetLine? Find(string? place)
    {
        return Search(Plans);

        BudgetLine? Search(ImmutableArray<BudgetLine> lines) =>
            lines.Select(l => l.Place.Id == place ? l : Search(l.Below)).FirstOrDefault(l => l is not null);
    }

    /// <summary>% of what is planned that is disbursed, or null.</summary>
    internal static decimal? PercentOf(decimal? planned, decimal? disbursed) => planned > 0 ? 100 * disbursed / planned : null;

    private static BudgetLine Line(PlanBook book, BudgetBook budget, BudgetPlace place, bool plannedAbove)
    {
        var own = budget.At(place.Id);
        ImmutableArray<BudgetLine> below = [.. place.Below(book).Select(p => Line(book, budget, p, plannedAbove || own.Planned is not null))];
        var line = new BudgetLine
        {
            Place = place,
            Own = own,
            Below = below,
            PlannedBelow = Sum(below, l => l.Planned),
            DisbursedBelow = Sum(below, l => l.Disbursed),
        };
        return line with { Notes = [.. BudgetNotes.Of(line, book.Agency, plannedAbove)] };
    }

    private static decimal? Sum(IEnumerable<BudgetLine> lines, Func<BudgetLine, decimal?> amount) =>
        lines.Select(amount).Aggregate((decimal?)null, (sum, next) => next is null ? sum : (sum ?? 0) + next);
}
