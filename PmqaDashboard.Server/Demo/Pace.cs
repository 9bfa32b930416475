using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Demo;

/// <summary>
/// How prompt everybody is in a demonstration: some ahead of the plan, most a little behind, one category far behind, two units
/// silent. The same for a share in every demonstration, on every machine.
/// </summary>
internal static class Pace
{
    /// <summary>Units that never report by themselves, so that a screen has somebody to wait for.</summary>
    private static readonly HashSet<string> Silent = ["legal", "committee3"];

    /// <summary>Days by which a category is behind its plan; ahead of it when negative.</summary>
    private static readonly Dictionary<int, int> Delay = new() { [1] = 22, [2] = 4, [3] = 14, [4] = 68, [5] = -12, [6] = -14 };

    /// <summary>The shares that are reported by somebody: those of this year's leaves, except of silent units.</summary>
    public static IEnumerable<(PlacedStep Leaf, Share Share)> Shares(PlanBook book) =>
        book.Leaves
            .Where(l => Scope.Holds(book, l, book.Agency.Year))
            .SelectMany(l => l.Shares.Where(s => s.Unit is null || !Silent.Contains(s.Unit)).Select(s => (l, s)));

    /// <summary>Where a share stands at the end of a day, 0 to 100 in steps of 5.</summary>
    public static decimal Reached(PlanBook book, PlacedStep leaf, Share share, DateOnly day)
    {
        int delay = Delay.GetValueOrDefault(leaf.Plan.Category, 10) + (Fate(leaf, share) % 21) - 10;
        return PlannedInFives(book, leaf, day.AddDays(-delay));
    }

    /// <summary>Planned % of a leaf, in steps of 5. A leaf without months is done little by little from January to September.</summary>
    public static decimal PlannedInFives(PlanBook book, PlacedStep leaf, DateOnly day)
    {
        int year = book.Agency.Year.LastDay.Year;
        var windows = leaf.Step.Windows is { Count: > 0 } own ? own : [new MonthWindow(new YearMonth(year, 1), new YearMonth(year, 9))];
        return Math.Floor(PlannedProgress.At(windows, day)!.Value / 5) * 5;
    }

    /// <summary>How much must be new before somebody reports a share again: some write often, some when half is done.</summary>
    public static decimal Stride(PlacedStep leaf, Share share) => (Fate(leaf, share) / 21 % 3) switch { 0 => 20, 1 => 35, _ => 50 };

    /// <summary>Whether a unit reports at all by itself.</summary>
    public static bool IsPrompt(string unit) => !Silent.Contains(unit);

    /// <summary>A number that is the same for a name in every run and on every machine, unlike string.GetHashCode.</summary>
    public static int Fate(string name) => name.Aggregate(17, (hash, c) => unchecked((hash * 16777619) ^ c)) & int.MaxValue;

    private static int Fate(PlacedStep leaf, Share share) => Fate(leaf.Step.Id + "/" + share.Unit);
}
