namespace PmqaDashboard.Domain.Plans;

/// <summary>A contradiction or gap in the source document: shown, never repaired.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Step">Id of the step, or null when it concerns the plan.</param>
/// <param name="Text">The finding in Thai, with the words of the document that show it.</param>
/// <param name="TextEnglish">The same in English; words of the document stay Thai.</param>
public sealed record Finding(FindingKind Kind, string? Step, string Text, string TextEnglish);

/// <summary>What a finding says.</summary>
public enum FindingKind
{
    /// <summary>The duration does not fit the months.</summary>
    DurationAgainstWindows,

    /// <summary>A month lies outside the plan's own period, or outside the fiscal year when the plan names none.</summary>
    OutsideFiscalYear,

    /// <summary>A sub-step's months lie outside those of the step above it.</summary>
    OutsideStepAbove,

    /// <summary>A month is written without its year, where the plan's other months have one.</summary>
    YearMissing,

    /// <summary>The plan runs on after the fiscal year for which it is made.</summary>
    PlanBeyondFiscalYear,

    /// <summary>Numbers jump: steps are missing.</summary>
    NumberingGap,

    /// <summary>Steps have a budget though the plan has none.</summary>
    BudgetWithoutPlanBudget,

    /// <summary>The plan's budget is given for some of its criteria only.</summary>
    BudgetForSomeCriteria,

    /// <summary>No unit is responsible.</summary>
    NobodyResponsible,

    /// <summary>The responsible party is only a phrase.</summary>
    OnlyPhraseResponsible,

    /// <summary>No months are given.</summary>
    NoWindow,

    /// <summary>A criterion of the plan has no activity, or a heading names no code, or one that cannot be read.</summary>
    CriterionUnclear,

    /// <summary>A field of the plan's header is left blank.</summary>
    HeaderBlank,
}
