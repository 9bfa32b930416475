using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Components.Plans;

/// <summary>A row of the month grid, as far as it does not change with progress: a step, or the heading of an activity.</summary>
/// <param name="Id">Id of the step; of an activity "a" and its place.</param>
/// <param name="Number">Number of the step, or label of the activity, as written.</param>
/// <param name="Title">Title as written.</param>
/// <param name="Level">0 for an activity, else the depth of the step's number, at most 4.</param>
/// <param name="IsLeaf">Whether progress is reported on it.</param>
/// <param name="Leaves">Ids of the leaves below it, itself included.</param>
/// <param name="Windows">Windows to draw: its own, or those of its leaves.</param>
/// <param name="Step">The step; null for an activity.</param>
/// <param name="Findings">How many findings concern the step itself.</param>
public sealed record RowView(
    string Id, string? Number, string? Title, int Level, bool IsLeaf,
    IReadOnlyList<string> Leaves, IReadOnlyList<MonthWindow> Windows, Step? Step, int Findings);

/// <summary>An activity and its rows.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="Heading">Its own row, or null when the plan is not divided into activities.</param>
/// <param name="Rows">Its steps in the order of the document.</param>
public sealed record ActivityView(Activity Activity, RowView? Heading, IReadOnlyList<RowView> Rows);

/// <summary>A plan laid out for the screen: everything that stays the same while progress comes in. Made once per plan book.</summary>
public sealed class PlanView
{
    /// <summary>Lays a plan out.</summary>
    public PlanView(PlanBook book, Plan plan, IReadOnlyList<Finding> findings)
    {
        Book = book;
        Plan = plan;
        Findings = findings;
        var counts = findings.Where(f => f.Step is not null).CountBy(f => f.Step!).ToDictionary();
        Activities = [.. plan.Activities.Select((a, i) =>
        {
            RowView[] rows = [.. a.Steps.Select(s => Row(book.Step(s.Id), counts.GetValueOrDefault(s.Id)))];
            return new ActivityView(a, a.Label is null ? null : Heading(a, i, rows), rows);
        })];
        Rows = [.. Activities.SelectMany(a => a.Rows)];
        Axis = MonthAxis.For(book.Agency.Year, Rows.SelectMany(r => r.Windows));
    }

    /// <summary>The book it is from.</summary>
    public PlanBook Book { get; }

    /// <summary>The plan.</summary>
    public Plan Plan { get; }

    /// <summary>What the document says about itself that cannot be so.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>Activities in order.</summary>
    public IReadOnlyList<ActivityView> Activities { get; }

    /// <summary>All steps in order.</summary>
    public IReadOnlyList<RowView> Rows { get; }

    /// <summary>Columns of the month grid.</summary>
    public MonthAxis Axis { get; }

    private static RowView Heading(Activity activity, int place, RowView[] rows) => new(
        $"a{place}", activity.Label, activity.Title, 0, false, [.. rows.Where(r => r.IsLeaf).Select(r => r.Id)],
        MonthBars.Join(rows.SelectMany(r => r.Windows)), null, 0);

    private RowView Row(PlacedStep step, int findings)
    {
        PlacedStep[] leaves = [.. Leaves(step)];
        var windows = MonthBars.Join(leaves.SelectMany(l => l.Step.Windows));
        return new RowView(
            step.Step.Id, step.Step.Number, step.Step.Title, Math.Min(step.Step.Level, 4), step.IsLeaf, [.. leaves.Select(l => l.Step.Id)],
            // The document may give a heading its months and leave the steps below it without any.
            windows.Count > 0 ? windows : MonthBars.Join(step.Step.Windows), step.Step, findings);
    }

    private IEnumerable<PlacedStep> Leaves(PlacedStep step) =>
        step.IsLeaf ? [step] : step.Children.SelectMany(c => Leaves(Book.Step(c)));
}
