using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Domain.Plans;

/// <summary>Which leaves count in a fiscal year.</summary>
public static class Scope
{
    /// <summary>
    /// Whether a leaf is in the scope of a year. It is not when the document puts it off to a later year, or when all its windows
    /// begin after the year's end. A leaf without own windows is also put off when a step above it is.
    /// </summary>
    /// <param name="book">The plans.</param>
    /// <param name="leaf">The leaf.</param>
    /// <param name="year">The fiscal year.</param>
    public static bool Holds(PlanBook book, PlacedStep leaf, FiscalYear year)
    {
        if (leaf.Step.DeferredTo > year.BuddhistYear)
            return false;

        if (leaf.Step.Windows.Count > 0)
            return leaf.Step.Windows.Any(w => w.FirstDay <= year.LastDay);

        for (var at = leaf; at.Parent is { } parent; at = book.Step(parent))
        {
            if (book.Step(parent).Step.DeferredTo > year.BuddhistYear)
                return false;
        }

        return true;
    }
}
