using System.Collections.Immutable;

namespace PmqaDashboard.Domain.Kpis;

/// <summary>Why a KPI has no score, or has no part in one.</summary>
public enum WhyNotScored
{
    /// <summary>How it is scored is not set.</summary>
    MethodNotSet,

    /// <summary>Its thresholds are not set.</summary>
    ThresholdsNotSet,

    /// <summary>Its target is not set.</summary>
    TargetNotSet,

    /// <summary>Its weight is not set.</summary>
    WeightNotSet,

    /// <summary>No result was reported (or, for the certified score, none was accepted).</summary>
    NoResult,

    /// <summary>It follows from KPIs below it, and has none that can be counted.</summary>
    NoParts,

    /// <summary>It starts in a later round.</summary>
    NotStarted,

    /// <summary>It is cancelled.</summary>
    Cancelled,
}

/// <summary>A KPI that was left out of a weighted figure.</summary>
/// <param name="KpiId">The KPI.</param>
/// <param name="Why">Why.</param>
public sealed record LeftOutKpi(string KpiId, WhyNotScored Why);

/// <summary>A KPI's part in a weighted score.</summary>
/// <param name="KpiId">The KPI.</param>
/// <param name="Weight">Its weight in the round.</param>
/// <param name="Score">Its score; its floor when it has no result.</param>
/// <param name="HasResult">Whether it has a result.</param>
public sealed record ScorePart(string KpiId, decimal Weight, decimal Score, bool HasResult = true);

/// <summary>A KPI's part in a weighted average % of targets.</summary>
/// <param name="KpiId">The KPI.</param>
/// <param name="Weight">Its weight in the round.</param>
/// <param name="Target">Its target.</param>
/// <param name="Value">Its result; null counts 0 %.</param>
public sealed record TargetPart(string KpiId, decimal Weight, decimal Target, decimal? Value)
{
    /// <summary>% of the target, at most the cap.</summary>
    /// <param name="cap">The cap in %.</param>
    public decimal Percent(decimal cap) => Value is { } value ? Math.Min(100 * value / Target, cap) : 0;
}

/// <summary>A score with its sum: all that is needed to compute it again, and what was left out of it and why.</summary>
public abstract record ScoreExplanation
{
    private ScoreExplanation()
    {
    }

    /// <summary>The score, unrounded; null when there is none.</summary>
    public abstract decimal? Result { get; }

    /// <summary>Computes the score again from the parts that are shown.</summary>
    public abstract decimal? Recompute();

    /// <summary>There is no score.</summary>
    /// <param name="Why">Why.</param>
    public sealed record NotScored(WhyNotScored Why) : ScoreExplanation
    {
        /// <summary>What could have had a part and has none.</summary>
        public ImmutableArray<LeftOutKpi> LeftOut { get; init; } = [];

        /// <summary>The parts of a weighted score of which none has a result: each counts its floor in what is above.</summary>
        public ImmutableArray<ScorePart> Silent { get; init; } = [];

        /// <summary>What a weighted score without any result counts in the score above it; null for anything else.</summary>
        public decimal? Silence => Silent.IsEmpty ? null : Silent.Sum(p => p.Weight * p.Score) / Silent.Sum(p => p.Weight);

        /// <inheritdoc />
        public override decimal? Result => null;

        /// <inheritdoc />
        public override decimal? Recompute() => null;
    }

    /// <summary>A value between thresholds.</summary>
    /// <param name="Thresholds">The thresholds.</param>
    /// <param name="Value">The value.</param>
    /// <param name="Floor">Score of what is worse than the first threshold.</param>
    /// <param name="Level">Highest level whose threshold is reached; 0 when the value is worse than the first.</param>
    /// <param name="Score">The score.</param>
    public sealed record Interpolated(KpiThresholds Thresholds, decimal Value, int Floor, int Level, decimal Score) : ScoreExplanation
    {
        /// <inheritdoc />
        public override decimal? Result => Score;

        /// <inheritdoc />
        public override decimal? Recompute() => Level switch
        {
            0 => Floor,
            KpiScoring.Levels => KpiScoring.Levels,
            _ => Level + ((Value - Thresholds.At(Level)) / (Thresholds.At(Level + 1) - Thresholds.At(Level))),
        };
    }

    /// <summary>Levels that are reached one after the other.</summary>
    /// <param name="Reached">Levels that are reached, in order.</param>
    /// <param name="Level">The highest for which it and all below it are reached; 0 when the first is not.</param>
    /// <param name="Floor">Least score.</param>
    public sealed record Milestones(ImmutableArray<int> Reached, int Level, int Floor) : ScoreExplanation
    {
        /// <inheritdoc />
        public override decimal? Result => Math.Max(Level, Floor);

        /// <inheritdoc />
        public override decimal? Recompute()
        {
            int level = 0;
            foreach (int reached in Reached)
            {
                if (reached == level + 1)
                    level = reached;
            }

            return Math.Max(level, Floor);
        }
    }

    /// <summary>How many of all have passed, as %, between thresholds.</summary>
    /// <param name="Passed">How many have passed.</param>
    /// <param name="Of">Of how many.</param>
    /// <param name="Percent">The rate in %.</param>
    /// <param name="Then">What the rate scores.</param>
    public sealed record PassRate(int Passed, int Of, decimal Percent, ScoreExplanation Then) : ScoreExplanation
    {
        /// <inheritdoc />
        public override decimal? Result => Then.Result;

        /// <inheritdoc />
        public override decimal? Recompute() =>
            Then is Interpolated then ? (then with { Value = 100m * Passed / Of }).Recompute() : null;
    }

    /// <summary>Weighted average % of targets (ร้อยละเฉลี่ยถ่วงน้ำหนัก), between thresholds.</summary>
    /// <param name="Parts">The parts.</param>
    /// <param name="LeftOut">What has no part, and why.</param>
    /// <param name="Cap">Most % that a part counts.</param>
    /// <param name="Percent">The weighted average, P.</param>
    /// <param name="Then">What P scores.</param>
    public sealed record WeightedTargets(
        ImmutableArray<TargetPart> Parts, ImmutableArray<LeftOutKpi> LeftOut, decimal Cap, decimal Percent, ScoreExplanation Then) : ScoreExplanation
    {
        /// <inheritdoc />
        public override decimal? Result => Then.Result;

        /// <inheritdoc />
        public override decimal? Recompute() => Then is Interpolated then
            ? (then with { Value = Parts.Sum(p => p.Weight * p.Percent(Cap)) / Parts.Sum(p => p.Weight) }).Recompute()
            : null;
    }

    /// <summary>Weighted score of the KPIs below.</summary>
    /// <param name="Parts">The parts.</param>
    /// <param name="LeftOut">What has no part, and why.</param>
    /// <param name="Score">The score.</param>
    public sealed record WeightedScore(ImmutableArray<ScorePart> Parts, ImmutableArray<LeftOutKpi> LeftOut, decimal Score) : ScoreExplanation
    {
        /// <inheritdoc />
        public override decimal? Result => Score;

        /// <inheritdoc />
        public override decimal? Recompute() => Parts.Sum(p => p.Weight * p.Score) / Parts.Sum(p => p.Weight);
    }
}
