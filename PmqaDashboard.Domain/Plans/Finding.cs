namespace PmqaDashboard.Domain.Plans;

/// <summary>A contradiction or gap in the source document: shown, never repaired.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Step">Id of the step, or null when it concerns the plan.</param>
/// <param name="Text">The finding in Thai, with the words of the document that show it.</param>
public sealed record Finding(FindingKind Kind, string? Step, string Text);

/// <summary>What a finding says.</summary>
public enum FindingKind
{
    /// <summary>The duration does not fit the months.</summary>
    DurationAgainstWindows,

    /// <summary>A month lies outside the plan's fiscal year.</summary>
    OutsideFiscalYear,

    /// <summary>Numbers jump: steps are missing.</summary>
    NumberingGap,

    /// <summary>Steps have a budget though the plan has none.</summary>
    BudgetWithoutPlanBudget,

    /// <summary>No unit is responsible.</summary>
    NobodyResponsible,

    /// <summary>The responsible party is only a phrase.</summary>
    OnlyPhraseResponsible,

    /// <summary>No months are given.</summary>
    NoWindow,

    /// <summary>The number of times does not fit the months.</summary>
    TimesAgainstWindows,

    /// <summary>A criterion of the plan has no activity, or a heading names a code that is not one.</summary>
    CriterionUnclear,

    /// <summary>The plan's duration or budget is left blank.</summary>
    HeaderBlank,
}
