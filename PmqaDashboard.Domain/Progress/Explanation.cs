using System.Collections.Immutable;

namespace PmqaDashboard.Domain.Progress;

/// <summary>A figure that can be explained.</summary>
public enum Measure
{
    /// <summary>Planned %.</summary>
    Planned,

    /// <summary>Reported %.</summary>
    Reported,

    /// <summary>Certified %.</summary>
    Certified,
}

/// <summary>What a part of a roll-up is.</summary>
public enum PartKind
{
    /// <summary>A category; the id is its number.</summary>
    Category,

    /// <summary>A plan; the id is its number.</summary>
    Plan,

    /// <summary>A leaf; the id is the step's.</summary>
    Leaf,
}

/// <summary>Why a part is left out of a roll-up.</summary>
public enum LeftOutReason
{
    /// <summary>The leaf is put off to a later fiscal year, or all its windows begin after this year's end.</summary>
    Deferred,

    /// <summary>It has no window, or nothing in it has one, and so no planned %.</summary>
    NoWindow,

    /// <summary>Nothing in the plan or category is in this year's scope.</summary>
    NothingInScope,
}

/// <summary>A part that counts.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Percent">The % with which it counts.</param>
/// <param name="NeverReported">It counts 0 because nothing in it was ever reported, or certified above 0. Never set for planned %.</param>
public sealed record ExplainedPart(PartKind Kind, string Id, decimal Weight, decimal Percent, bool NeverReported);

/// <summary>A part that does not count.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Why.</param>
public sealed record LeftOut(PartKind Kind, string Id, LeftOutReason Reason);

/// <summary>A share in the % of a leaf.</summary>
/// <param name="Unit">Unit code, or null.</param>
/// <param name="Percent">Its %, or null: never reported, counts 0.</param>
public sealed record ExplainedShare(string? Unit, decimal? Percent);

/// <summary>Days of a leaf's plan.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
/// <param name="Elapsed">Days elapsed, the explained day included.</param>
public sealed record ExplainedDays(DateOnly First, DateOnly Last, int Elapsed)
{
    /// <summary>All days.</summary>
    public int Total => Last.DayNumber - First.DayNumber + 1;
}

/// <summary>How a figure came about: what a person needs to compute it again by hand.</summary>
public abstract record Explanation
{
    private Explanation() { }

    /// <summary>The figure as the Board shows it.</summary>
    public required decimal? Result { get; init; }

    /// <summary>The figure computed again from the parts alone.</summary>
    public abstract decimal? Recompute();

    /// <summary>A roll-up: Σ(weight × %) ÷ Σ weight.</summary>
    /// <param name="Measure">Which figure.</param>
    /// <param name="Parts">What counts, in order.</param>
    /// <param name="LeftOut">What does not, in order.</param>
    public sealed record WeightedMean(Measure Measure, ImmutableArray<ExplainedPart> Parts, ImmutableArray<LeftOut> LeftOut) : Explanation
    {
        /// <inheritdoc />
        public override decimal? Recompute() => RollUp.Mean(Parts.Select(p => new Part(p.Weight, p.Percent)));
    }

    /// <summary>Reported or certified % of a leaf: the sum of its shares ÷ their number; null when none was ever reported.</summary>
    /// <param name="Measure">Which figure.</param>
    /// <param name="Shares">The shares, in order.</param>
    public sealed record MeanOfShares(Measure Measure, ImmutableArray<ExplainedShare> Shares) : Explanation
    {
        /// <inheritdoc />
        public override decimal? Recompute() =>
            Shares.All(s => s.Percent is null) ? null : Shares.Sum(s => s.Percent ?? 0) / Shares.Length;
    }

    /// <summary>Planned % of a leaf: elapsed days ÷ all days × 100; null without windows.</summary>
    /// <param name="Day">The day for which it holds, at its end.</param>
    /// <param name="Windows">The windows, in order.</param>
    public sealed record ElapsedDays(DateOnly Day, ImmutableArray<ExplainedDays> Windows) : Explanation
    {
        /// <inheritdoc />
        public override decimal? Recompute() =>
            Windows.IsEmpty ? null : 100m * Windows.Sum(w => w.Elapsed) / Windows.Sum(w => w.Total);
    }

    /// <summary>Forecast for the year's end: planned % at the year's end × (reported % ÷ planned %), at most 100.</summary>
    /// <param name="Reported">Reported % now.</param>
    /// <param name="Planned">Planned % now.</param>
    /// <param name="PlannedAtYearEnd">Planned % at the year's end.</param>
    public sealed record Pace(decimal? Reported, decimal? Planned, decimal? PlannedAtYearEnd) : Explanation
    {
        /// <inheritdoc />
        public override decimal? Recompute() => Forecast.At(Reported, Planned, PlannedAtYearEnd);
    }
}
