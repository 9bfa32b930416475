using System.Collections.Immutable;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Live;

/// <summary>What a Board keeps so that the next one can be made from it; no screen sees it.</summary>
/// <param name="Index">What figures are computed along.</param>
/// <param name="Standing">What the journal comes to.</param>
/// <param name="Sums">Sums over the plans of each category, block by block.</param>
/// <param name="Silent">By category and unit: the unit's shares that should have been reported and never were.</param>
internal sealed record BoardMemory(
    PlanIndex Index,
    Standing Standing,
    ImmutableArray<PlanSums[]> Sums,
    ImmutableArray<int[]> Silent);

/// <summary>What the journal comes to up to a sequence, without any figure of a day.</summary>
/// <param name="Sequence">Sequence of the last change that is in it.</param>
/// <param name="LatestUtc">Latest moment of a change that is in it; the least moment there is when none is.</param>
/// <param name="Reported">What is reported.</param>
/// <param name="History">The year so far.</param>
/// <param name="Latest">The latest changes with what they moved.</param>
/// <param name="Record">The official record.</param>
internal sealed record Standing(
    long Sequence, DateTime LatestUtc, ProgressState Reported, YearHistory History, LatestSlice Latest, OfficialRecord Record)
{
    /// <summary>Before the first change.</summary>
    public static Standing Begin(PlanIndex index, bool keepAll = false) => new(
        0, DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc), new ProgressState(index.Book, keepAll),
        YearHistory.Begin(index.Book.Agency.Year, keepAll), new LatestSlice([]), OfficialRecord.Begin(index.Book));
}
