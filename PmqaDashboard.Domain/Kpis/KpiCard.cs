using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Domain.Kpis;

/// <summary>How a KPI is scored.</summary>
public enum KpiMethod
{
    /// <summary>Its value, between thresholds.</summary>
    Thresholds,

    /// <summary>Levels that are reached one after the other.</summary>
    Milestones,

    /// <summary>How many of all have passed, between thresholds.</summary>
    PassRate,

    /// <summary>Weighted average % of the targets of the KPIs below it, between thresholds.</summary>
    WeightedTargets,

    /// <summary>Weighted score of the KPIs below it.</summary>
    WeightedScore,
}

/// <summary>What a KPI came to in an earlier year.</summary>
/// <param name="Year">Fiscal year of the Buddhist era.</param>
/// <param name="Value">The value.</param>
public sealed record KpiBaseline(int Year, decimal Value);

/// <summary>
/// The card of a KPI (ตัวชี้วัด). What the document does not say and nobody has set is null, and is asked for on the screens.
/// </summary>
public sealed record KpiCard
{
    /// <summary>Id: "10.2" for an indicator of the agreement, "4-k1" for the first of plan 4, "n1" for one that was added.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Number in the performance agreement, or null.</summary>
    public string? Number { get; init; }

    /// <summary>Unit of measurement.</summary>
    public string? Unit { get; init; }

    /// <summary>Definition.</summary>
    public string? Definition { get; init; }

    /// <summary>Formula in words.</summary>
    public string? Formula { get; init; }

    /// <summary>How it is scored.</summary>
    public KpiMethod? Method { get; init; }

    /// <summary>Thresholds of its levels.</summary>
    public KpiThresholds? Thresholds { get; init; }

    /// <summary>Score of what is worse than the first threshold: 0 or 1.</summary>
    public int Floor { get; init; } = KpiScoring.DefaultFloor;

    /// <summary>Target.</summary>
    public decimal? Target { get; init; }

    /// <summary>Weight.</summary>
    public decimal? Weight { get; init; }

    /// <summary>Weights of rounds that have another, by months.</summary>
    public IReadOnlyDictionary<int, decimal> RoundWeights { get; init; } = new Dictionary<int, decimal>();

    /// <summary>Round from which it counts; null from the first.</summary>
    public int? StartRound { get; init; }

    /// <summary>Round from which it does not count any more; null never.</summary>
    public int? CancelRound { get; init; }

    /// <summary>What it came to in earlier years.</summary>
    public IReadOnlyList<KpiBaseline> Baselines { get; init; } = [];

    /// <summary>Where its data come from.</summary>
    public string? Source { get; init; }

    /// <summary>Who supervises it.</summary>
    public string? Supervisor { get; init; }

    /// <summary>Who collects its results: codes of units, which then may report them, or names.</summary>
    public IReadOnlyList<string> Collectors { get; init; } = [];

    /// <summary>Id of the KPI that it is a part of, or null.</summary>
    public string? Parent { get; init; }

    /// <summary>Number of the plan that it belongs to, or null.</summary>
    public int? Plan { get; init; }

    /// <summary>Line of the source document; null for one that was added.</summary>
    public int? Line { get; init; }

    /// <summary>Its weight in a round.</summary>
    public decimal? WeightIn(int months) => RoundWeights.TryGetValue(months, out decimal own) ? own : Weight;

    /// <summary>Whether its value, or its score, follows from KPIs below it, and is not reported.</summary>
    /// <param name="hasChildren">Whether there are any below it.</param>
    public bool Follows(bool hasChildren) => Method == KpiMethod.WeightedScore || (Method == KpiMethod.WeightedTargets && hasChildren);

    /// <summary>Number of its category: that of its plan; null when it has none.</summary>
    public int? Category(PlanBook book) => Plan is { } plan ? book.FindPlan(plan)?.Category : null;
}
