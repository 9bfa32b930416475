using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Criteria;

/// <summary>What the plans do for a criterion.</summary>
/// <param name="Plans">Plans that are made for it; none when the document has none, or never says so.</param>
/// <param name="Steps">
/// Its steps, parents included: those of the activities whose heading names it, or of a whole plan where no heading of the plan names any
/// criterion.
/// </param>
public sealed record CriterionWork(ImmutableArray<Plan> Plans, ImmutableArray<PlacedStep> Steps)
{
    /// <summary>Nothing is done for it.</summary>
    public static readonly CriterionWork None = new([], []);

    /// <summary>How far its steps are.</summary>
    public CriterionProgress Progress(Board board)
    {
        var leaves = Steps.Where(s => s.IsLeaf).Select(s => (Weight: board.Book.Weights.OfLeaf(s.Step.Id), Slice: board.Step(s.Step.Id))).ToList();
        var inScope = leaves.Where(l => l.Slice.InScope).ToList();
        decimal? Mean(Func<Figures, decimal?> figure) => RollUp.Mean(inScope.Select(l => new Part(l.Weight, figure(l.Slice.Figures))));
        return new CriterionProgress(
            Mean(f => f.Reported ?? 0),
            Mean(f => f.Certified ?? 0),
            inScope.Exists(l => l.Slice.Figures.EverReported),
            inScope.Count,
            inScope.Count(l => l.Slice.Figures.Reported == 100),
            leaves.Count - inScope.Count);
    }
}

/// <summary>How far the steps behind a criterion are: the roll-up of their leaves, as for a plan. It says nothing about passing it.</summary>
/// <param name="Reported">Reported %, or null when no leaf is in this year's scope.</param>
/// <param name="Certified">Certified %, or null likewise.</param>
/// <param name="EverReported">Whether any of it was ever reported.</param>
/// <param name="Leaves">Leaves in this year's scope.</param>
/// <param name="Done">Of these, at 100 %.</param>
/// <param name="Deferred">Leaves put off to a later year.</param>
public sealed record CriterionProgress(decimal? Reported, decimal? Certified, bool EverReported, int Leaves, int Done, int Deferred);
