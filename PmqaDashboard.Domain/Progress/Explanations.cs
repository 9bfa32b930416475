using System.Collections.Immutable;
using System.Globalization;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Domain.Progress;

/// <summary>Explains the figures of a Board.</summary>
public static class Explanations
{
    /// <summary>A figure of the agency, from its categories.</summary>
    public static Explanation OfAgency(Board board, Measure measure) => Mean(
        measure, Pick(board.Agency.Figures, measure),
        board.Categories.Select(c => Part(PartKind.Category, c.Category.Number, board.Book.Weights.OfCategory(c.Category.Number), c.Figures)));

    /// <summary>A figure of a category, from its plans.</summary>
    public static Explanation OfCategory(Board board, int category, Measure measure)
    {
        var slice = board.Categories.First(c => c.Category.Number == category);
        var plans = board.Plans.Where(p => board.Book.FindPlan(p.Number)!.Category == category);
        return Mean(
            measure, Pick(slice.Figures, measure),
            plans.Select(p => Part(PartKind.Plan, p.Number, board.Book.Weights.OfPlan(p.Number), p.Figures)));
    }

    /// <summary>A figure of a plan, from its leaves.</summary>
    public static Explanation OfPlan(Board board, int plan, Measure measure) =>
        OfLeaves(board, Slice(board, plan).Figures, board.Book.FindPlan(plan)!.Steps, measure);

    /// <summary>A figure of an activity, from its leaves.</summary>
    /// <param name="board">The Board.</param>
    /// <param name="plan">Number of the plan.</param>
    /// <param name="activity">Place of the activity in the plan, from 0.</param>
    /// <param name="measure">Which figure.</param>
    public static Explanation OfActivity(Board board, int plan, int activity, Measure measure) =>
        OfLeaves(board, Slice(board, plan).Activities[activity], board.Book.FindPlan(plan)!.Activities[activity].Steps, measure);

    /// <summary>A figure of a step: of a leaf from its windows or shares, of a parent from the leaves below it.</summary>
    public static Explanation OfStep(Board board, string stepId, Measure measure)
    {
        var placed = board.Book.Step(stepId);
        var slice = board.Step(stepId);
        if (!placed.IsLeaf)
            return OfLeaves(board, slice.Figures, Below(board.Book, placed), measure);

        return measure switch
        {
            Measure.Planned => new Explanation.ElapsedDays(board.Day, [.. PlannedProgress.Days(placed.Step.Windows, board.Day)]) { Result = slice.Figures.Planned },
            Measure.Reported => new Explanation.MeanOfShares(measure, [.. slice.Shares.Select(s => new ExplainedShare(s.Unit, s.Percent))]) { Result = slice.Figures.Reported },
            Measure.Certified => new Explanation.MeanOfShares(measure, [.. slice.Shares.Select(s => new ExplainedShare(s.Unit, s.Certified))]) { Result = slice.Figures.Certified },
        };
    }

    /// <summary>The forecast of the agency.</summary>
    public static Explanation OfForecast(Board board)
    {
        var figures = board.Agency.Figures;
        decimal? then = board.Curve.Planned.IsEmpty ? null : board.Curve.Planned[^1].Percent;
        return new Explanation.Pace(figures.Reported, figures.Planned, then) { Result = board.Agency.Forecast };
    }

    /// <summary>The forecast of a plan.</summary>
    public static Explanation OfForecast(Board board, int plan)
    {
        var slice = Slice(board, plan);
        var end = board.Book.Agency.Year.LastDay;
        decimal? then = RollUp.Mean(board.Book.FindPlan(plan)!.Steps
            .Where(s => board.Book.Step(s.Id).IsLeaf && board.Step(s.Id).InScope)
            .Select(s => new Part(board.Book.Weights.OfLeaf(s.Id), PlannedProgress.At(s.Windows, end))));
        return new Explanation.Pace(slice.Figures.Reported, slice.Figures.Planned, then) { Result = slice.Forecast };
    }

    private static PlanSlice Slice(Board board, int plan) => board.Plans.First(p => p.Number == plan);

    private static Explanation.WeightedMean OfLeaves(Board board, Figures figures, IEnumerable<Step> steps, Measure measure) => Mean(
        measure, Pick(figures, measure),
        steps.Where(s => board.Book.Step(s.Id).IsLeaf).Select(s => Leaf(board, board.Step(s.Id))));

    private static IEnumerable<Step> Below(PlanBook book, PlacedStep parent) =>
        parent.Children.Select(book.Step).SelectMany(c => c.IsLeaf ? [c.Step] : Below(book, c));

    private static Candidate Leaf(Board board, StepSlice leaf) => new(
        PartKind.Leaf, leaf.Id, board.Book.Weights.OfLeaf(leaf.Id),
        leaf.Figures with { Reported = leaf.Figures.Reported ?? 0, Certified = leaf.Figures.Certified ?? 0 },
        leaf.InScope ? null : LeftOutReason.Deferred);

    private static Candidate Part(PartKind kind, int number, decimal weight, Figures figures) => new(
        kind, number.ToString(CultureInfo.InvariantCulture), weight, figures, figures.Reported is null ? LeftOutReason.NothingInScope : null);

    private static Explanation.WeightedMean Mean(Measure measure, decimal? result, IEnumerable<Candidate> candidates)
    {
        var parts = ImmutableArray.CreateBuilder<ExplainedPart>();
        var leftOut = ImmutableArray.CreateBuilder<LeftOut>();
        foreach (var candidate in candidates)
        {
            decimal? percent = Pick(candidate.Figures, measure);
            if (candidate.Reason is null && percent is { } value)
                parts.Add(new ExplainedPart(candidate.Kind, candidate.Id, candidate.Weight, value, IsMissing(measure, candidate, value)));
            else
                leftOut.Add(new LeftOut(candidate.Kind, candidate.Id, candidate.Reason ?? LeftOutReason.NoWindow));
        }

        return new Explanation.WeightedMean(measure, parts.DrainToImmutable(), leftOut.DrainToImmutable()) { Result = result };
    }

    // A roll-up in which nothing was ever accepted is 0 as well.
    private static bool IsMissing(Measure measure, Candidate candidate, decimal value) => measure switch
    {
        Measure.Planned => false,
        Measure.Reported => !candidate.Figures.EverReported,
        Measure.Certified => value == 0,
    };

    private static decimal? Pick(Figures figures, Measure measure) => measure switch
    {
        Measure.Planned => figures.Planned,
        Measure.Reported => figures.Reported,
        Measure.Certified => figures.Certified,
    };

    private readonly record struct Candidate(PartKind Kind, string Id, decimal Weight, Figures Figures, LeftOutReason? Reason);
}
