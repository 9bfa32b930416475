using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Domain.Progress;

/// <summary>Something that could be brought further, by which a figure would rise.</summary>
/// <param name="Id">What it is: a step, a KPI.</param>
/// <param name="Gain">By how much the figure would rise; not negative. Gains add up.</param>
public sealed record Lever(string Id, decimal Gain);

/// <summary>The least that must move for a figure to reach a target.</summary>
/// <param name="From">The figure now.</param>
/// <param name="Target">What it is to reach.</param>
/// <param name="Moves">What must move, the largest gain first; empty when the target is reached already.</param>
/// <param name="Reaches">The figure once all of it has moved.</param>
/// <param name="IsEnough">Whether that reaches the target; if not, everything that could move would not be enough.</param>
public sealed record LeastMoves(decimal From, decimal Target, ImmutableArray<Lever> Moves, decimal Reaches, bool IsEnough);

/// <summary>Finds the smallest set of steps or results that lifts a figure to a target.</summary>
public static class WhatMustMove
{
    private const int Places = 20;

    /// <summary>
    /// The smallest set. Gains add up, since every figure here is a weighted mean; so the largest gains together are the fewest: no
    /// set of as many others gains more. Of equal gains, the one whose id comes first.
    /// </summary>
    /// <param name="now">The figure now.</param>
    /// <param name="target">What it is to reach.</param>
    /// <param name="levers">What could move.</param>
    public static LeastMoves Least(decimal now, decimal target, IEnumerable<Lever> levers)
    {
        var moves = ImmutableArray.CreateBuilder<Lever>();
        decimal reaches = now;
        foreach (var lever in levers.Where(l => l.Gain > 0).OrderByDescending(l => l.Gain).ThenBy(l => l.Id, StringComparer.Ordinal))
        {
            if (IsThere(reaches, target))
                break;

            moves.Add(lever);
            reaches += lever.Gain;
        }

        return new LeastMoves(now, target, moves.DrainToImmutable(), reaches, IsThere(reaches, target));
    }

    // Shares of a mean are quotients: what they add up to may miss a whole number in its last place.
    private static bool IsThere(decimal figure, decimal target) => decimal.Round(figure - target, Places) >= 0;

    /// <summary>
    /// What the steps of a plan could bring its reported % by a day: each leaf in scope up to where the plan has it on that day, or
    /// to 100 % when the document gives it no months. Gain = weight × (reachable % − reported %) ÷ Σ weight.
    /// </summary>
    /// <param name="board">The Board.</param>
    /// <param name="plan">Number of the plan.</param>
    /// <param name="by">The day.</param>
    public static IEnumerable<Lever> OfPlan(Board board, int plan, DateOnly by)
    {
        var leaves = InScope(board, plan).ToList();
        decimal all = leaves.Sum(l => board.Book.Weights.OfLeaf(l.Step.Id));
        return leaves.Select(l => new Lever(l.Step.Id, board.Book.Weights.OfLeaf(l.Step.Id) * Rise(board, l, by) / all));
    }

    /// <summary>What the steps of all plans could bring the agency's reported % by a day; each plan's share of the agency as in its roll-up.</summary>
    /// <param name="board">The Board.</param>
    /// <param name="by">The day.</param>
    public static IEnumerable<Lever> OfAgency(Board board, DateOnly by)
    {
        var weights = board.Book.Weights;
        var counted = board.Book.Plans.Where(p => InScope(board, p.Number).Any()).ToList();
        decimal allCategories = counted.Select(p => p.Category).Distinct().Sum(weights.OfCategory);
        foreach (var category in counted.GroupBy(p => p.Category))
        {
            decimal allPlans = category.Sum(p => weights.OfPlan(p.Number));
            foreach (var plan in category)
            {
                decimal share = weights.OfPlan(plan.Number) / allPlans * weights.OfCategory(category.Key) / allCategories;
                foreach (var lever in OfPlan(board, plan.Number, by))
                    yield return lever with { Gain = lever.Gain * share };
            }
        }
    }

    /// <summary>Where the plan is on a day; null when nothing in it has months.</summary>
    /// <param name="board">The Board.</param>
    /// <param name="plan">Number of the plan.</param>
    /// <param name="day">The day.</param>
    public static decimal? PlannedOfPlan(Board board, int plan, DateOnly day) => RollUp.Mean(
        InScope(board, plan).Select(l => new Part(board.Book.Weights.OfLeaf(l.Step.Id), PlannedProgress.At(l.Step.Windows, day))));

    /// <summary>Where all plans together are on a day; null when nothing has months.</summary>
    /// <param name="board">The Board.</param>
    /// <param name="day">The day.</param>
    public static decimal? PlannedOfAgency(Board board, DateOnly day) => PlanIndex.Of(board.Book).PlannedAt(day);

    private static IEnumerable<PlacedStep> InScope(Board board, int plan) =>
        board.Book.FindPlan(plan)!.Steps.Select(s => board.Book.Step(s.Id)).Where(s => s.IsLeaf && board.Step(s.Step.Id).InScope);

    private static decimal Rise(Board board, PlacedStep leaf, DateOnly by) =>
        Math.Max(0, (PlannedProgress.At(leaf.Step.Windows, by) ?? 100) - (board.Step(leaf.Step.Id).Figures.Reported ?? 0));
}
