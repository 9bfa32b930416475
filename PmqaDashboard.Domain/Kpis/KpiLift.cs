using System.Collections.Immutable;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Kpis;

/// <summary>A KPI whose result would have to rise.</summary>
/// <param name="KpiId">The KPI.</param>
/// <param name="From">What it counts now: its score, or its % of the target.</param>
/// <param name="To">What it has to reach: the most there is, and for the last one of a set only what is still missing.</param>
/// <param name="Gain">By how much the figure above would rise if it reached the most there is.</param>
public sealed record KpiMove(string KpiId, decimal From, decimal To, decimal Gain);

/// <summary>What would lift a KPI's reported score to the next whole level.</summary>
/// <param name="Level">The next whole level.</param>
public abstract record KpiLift(int Level)
{
    /// <summary>A value that reaches the threshold of the level.</summary>
    /// <param name="Level">The next whole level.</param>
    /// <param name="Value">The value now, or null.</param>
    /// <param name="Needed">The value that is needed.</param>
    public sealed record ByValue(int Level, decimal? Value, decimal Needed) : KpiLift(Level);

    /// <summary>As many that pass as the threshold of the level asks for.</summary>
    /// <param name="Level">The next whole level.</param>
    /// <param name="Passed">How many have passed, or null.</param>
    /// <param name="Of">Of how many, or null.</param>
    /// <param name="Rate">The rate in % that is needed.</param>
    public sealed record ByPassing(int Level, int? Passed, int? Of, decimal Rate) : KpiLift(Level)
    {
        /// <summary>How many have to pass; null while it is not known of how many. More than there are, when the rate cannot be reached.</summary>
        public decimal? Needed => Of is { } of ? Math.Ceiling(Rate * of / 100) : null;
    }

    /// <summary>A milestone that is still open.</summary>
    /// <param name="Level">The next whole level.</param>
    /// <param name="Missing">The levels that have to be reached for it.</param>
    public sealed record ByMilestones(int Level, ImmutableArray<int> Missing) : KpiLift(Level);

    /// <summary>The fewest results of the KPIs below, through the whole tree, of a weighted score.</summary>
    /// <param name="Level">The next whole level.</param>
    /// <param name="Least">The smallest set.</param>
    /// <param name="Moves">The same with what each has to reach, as scores.</param>
    public sealed record ByScores(int Level, LeastMoves Least, ImmutableArray<KpiMove> Moves) : KpiLift(Level);

    /// <summary>The fewest results of the KPIs below, of a weighted average % of targets.</summary>
    /// <param name="Level">The next whole level.</param>
    /// <param name="Least">The smallest set; its figures are the average.</param>
    /// <param name="Moves">The same with what each has to reach, in % of its target.</param>
    public sealed record ByTargets(int Level, LeastMoves Least, ImmutableArray<KpiMove> Moves) : KpiLift(Level);
}
