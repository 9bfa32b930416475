using System.Collections.Immutable;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Live;

/// <summary>What a Board keeps so that the next one can be made from it; no screen sees it.</summary>
/// <param name="Index">What figures are computed along.</param>
/// <param name="Reported">What is reported.</param>
/// <param name="Certified">What review has accepted; nothing as long as there is no review.</param>
/// <param name="Leaves">Slices of the leaves, plan by plan, in the order of the document.</param>
/// <param name="History">The year so far.</param>
internal sealed record BoardMemory(
    PlanIndex Index,
    ProgressState Reported,
    ProgressState Certified,
    ImmutableArray<ImmutableArray<StepSlice>> Leaves,
    YearHistory History);
