using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Domain.Budgets;

/// <summary>What is to be known about a line of the budget.</summary>
internal static class BudgetNotes
{
    public static IEnumerable<BudgetNote> Of(BudgetLine line, Agency agency, bool plannedAbove)
    {
        if (line.Place.Level == BudgetLevel.Plan)
        {
            var findings = Findings.Of(line.Place.Plan, agency);
            if (findings.Any(f => f.Kind == FindingKind.BudgetForSomeCriteria))
                yield return BudgetNote.ForSomeCriteria;

            if (findings.Any(f => f.Kind == FindingKind.PlanBeyondFiscalYear) && line.Planned is not null)
                yield return BudgetNote.SeveralYears;

            if (HeaderFindings.HasBlankBudget(line.Place.Plan) && line.Own.Planned is null)
                yield return BudgetNote.Blank;
        }

        if (line.Own.PlannedBy is not null && line.Place.DocumentBaht is { } written && written != line.Own.Planned)
            yield return BudgetNote.Changed;

        if (line.Own.Planned is null && line.PlannedBelow is not null && !plannedAbove && line.Place.Text is not null)
            yield return BudgetNote.OnlyBelow;

        if (line.PlannedBelow > line.Own.Planned)
            yield return BudgetNote.MorePlannedBelow;

        if (line.DisbursedBelow > line.Own.Disbursed)
            yield return BudgetNote.MoreDisbursedBelow;

        if (line.Disbursed > line.Planned)
            yield return BudgetNote.OverPlanned;

        if (line.Own.Disbursed > 0 && line.Planned is null && !plannedAbove)
            yield return BudgetNote.NothingPlanned;
    }
}
