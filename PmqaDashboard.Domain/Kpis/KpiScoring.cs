using System.Collections.Immutable;

namespace PmqaDashboard.Domain.Kpis;

/// <summary>The rules by which KPIs are scored. Decimal throughout, nothing is rounded.</summary>
public static class KpiScoring
{
    /// <summary>Levels of success (ระดับความสำเร็จ), 1 to this.</summary>
    public const int Levels = 5;

    /// <summary>Score of what is worse than the first threshold, unless a KPI sets 0.</summary>
    public const int DefaultFloor = 1;

    /// <summary>Most % of its target that a KPI counts in a weighted average.</summary>
    public const decimal DefaultCap = 100;

    /// <summary>Largest number that is taken, either sign.</summary>
    public const decimal MaxNumber = 1_000_000_000_000m;

    /// <summary>Most decimal places that are taken.</summary>
    public const int MaxPlaces = 6;

    /// <summary>Whether a number can be calculated with: products and quotients of such numbers stay in the range of decimals.</summary>
    public static bool IsFit(decimal value) => Math.Abs(value) <= MaxNumber && decimal.Round(value, MaxPlaces) == value;

    /// <summary>A value between thresholds, by linear interpolation.</summary>
    /// <param name="thresholds">The thresholds.</param>
    /// <param name="value">The value.</param>
    /// <param name="floor">Score of what is worse than the first threshold: 0 or 1.</param>
    public static ScoreExplanation.Interpolated Interpolate(KpiThresholds thresholds, decimal value, int floor = DefaultFloor)
    {
        int level = 0;
        while (level < Levels && thresholds.Reaches(value, level + 1))
            level++;

        decimal score = level switch
        {
            0 => floor,
            Levels => Levels,
            _ => level + ((value - thresholds.At(level)) / (thresholds.At(level + 1) - thresholds.At(level))),
        };
        return new(thresholds, value, floor, level, score);
    }

    /// <summary>The highest level for which it and all below it are reached.</summary>
    /// <param name="reached">Levels that are reached.</param>
    /// <param name="floor">Least score: 0 or 1.</param>
    public static ScoreExplanation.Milestones Milestones(IEnumerable<int> reached, int floor = DefaultFloor)
    {
        ImmutableArray<int> levels = [.. reached.Distinct().Order()];
        return new(levels, Enumerable.Range(1, Levels).TakeWhile(levels.Contains).LastOrDefault(), floor);
    }

    /// <summary>How many of all have passed, between thresholds on the rate in %.</summary>
    public static ScoreExplanation PassRate(int passed, int of, KpiThresholds? thresholds, int floor = DefaultFloor)
    {
        if (of <= 0)
            return new ScoreExplanation.NotScored(WhyNotScored.NoParts);

        decimal percent = 100m * passed / of;
        return new ScoreExplanation.PassRate(passed, of, percent, Then(thresholds, percent, floor));
    }

    /// <summary>Weighted average % of targets, between thresholds on that average.</summary>
    /// <param name="parts">The parts; weights and targets are above 0.</param>
    /// <param name="leftOut">What has no part, and why.</param>
    /// <param name="thresholds">Thresholds on the average; null when they are not set.</param>
    /// <param name="floor">Score of what is worse than the first threshold.</param>
    /// <param name="cap">Most % that a part counts.</param>
    public static ScoreExplanation WeightedTargets(
        IEnumerable<TargetPart> parts, IEnumerable<LeftOutKpi> leftOut, KpiThresholds? thresholds, int floor = DefaultFloor, decimal cap = DefaultCap)
    {
        ImmutableArray<TargetPart> all = [.. parts];
        if (all.All(p => p.Value is null))
            return NothingToCount(all.IsEmpty, leftOut);

        decimal percent = all.Sum(p => p.Weight * p.Percent(cap)) / all.Sum(p => p.Weight);
        return new ScoreExplanation.WeightedTargets(all, [.. leftOut], cap, percent, Then(thresholds, percent, floor));
    }

    /// <summary>Weighted score.</summary>
    /// <param name="parts">The parts; weights are above 0.</param>
    /// <param name="leftOut">What has no part, and why.</param>
    public static ScoreExplanation WeightedScore(IEnumerable<ScorePart> parts, IEnumerable<LeftOutKpi> leftOut)
    {
        ImmutableArray<ScorePart> all = [.. parts];
        return all.All(p => !p.HasResult)
            ? NothingToCount(all.IsEmpty, leftOut) with { Silent = all }
            : new ScoreExplanation.WeightedScore(all, [.. leftOut], all.Sum(p => p.Weight * p.Score) / all.Sum(p => p.Weight));
    }

    /// <summary>Whether a KPI counts in a round: started, and not cancelled.</summary>
    /// <param name="start">Round from which it counts; null from the first.</param>
    /// <param name="cancel">Round from which it does not count any more; null never.</param>
    /// <param name="months">The round.</param>
    /// <returns>Null when it is in force; otherwise why not.</returns>
    public static WhyNotScored? OutOfForce(int? start, int? cancel, int months) =>
        cancel <= months ? WhyNotScored.Cancelled
        : start > months ? WhyNotScored.NotStarted
        : null;

    private static ScoreExplanation.NotScored NothingToCount(bool noParts, IEnumerable<LeftOutKpi> leftOut) =>
        new(noParts ? WhyNotScored.NoParts : WhyNotScored.NoResult) { LeftOut = [.. leftOut] };

    private static ScoreExplanation Then(KpiThresholds? thresholds, decimal percent, int floor) => thresholds is null
        ? new ScoreExplanation.NotScored(WhyNotScored.ThresholdsNotSet)
        : Interpolate(thresholds, percent, floor);
}
