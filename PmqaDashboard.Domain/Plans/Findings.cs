using PmqaDashboard.Domain.Agencies;

namespace PmqaDashboard.Domain.Plans;

/// <summary>
/// Finds where the source document contradicts itself or leaves something out. Only what its own words show is a finding; nothing is
/// guessed, and nothing is changed by it.
/// </summary>
public static class Findings
{
    /// <summary>The findings of a plan: those of the header first, then step by step in the order of the document.</summary>
    public static IReadOnlyList<Finding> Of(Plan plan, Agency agency) =>
        [.. HeaderFindings.Of(plan, agency), .. plan.Activities.SelectMany(a => StepFindings.Of(plan, a, agency))];
}
