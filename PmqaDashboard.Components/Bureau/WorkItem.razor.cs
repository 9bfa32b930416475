using System.Globalization;
using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Components.Bureau;

/// <summary>One share to report on. Draws itself anew only when the share, or another of the same step, is another.</summary>
public sealed partial class WorkItem : ComponentBase
{
    private UnitTask? _drawn;
    private EvidenceItem[] _drawnEvidence = [];
    private bool _opened;
    private bool _drawAgain;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>The share.</summary>
    [Parameter, EditorRequired] public required UnitTask Task { get; set; }

    /// <summary>The plans.</summary>
    [Parameter, EditorRequired] public required PlanBook Book { get; set; }

    /// <summary>All evidence.</summary>
    [Parameter, EditorRequired] public required EvidenceBook Evidence { get; set; }

    /// <summary>Who reports.</summary>
    [Parameter, EditorRequired] public required Person Person { get; set; }

    // A step and a unit name a share, here and in what the browser keeps.
    private string Key => $"{Task.Placed.Step.Id}|{Task.Own.Unit}";

    private string Id => Task.Placed.Step.Id.Replace('.', '_');

    private string? Typed => Task.Own.Percent?.ToString("0.##", CultureInfo.InvariantCulture);

    private string Where
    {
        get
        {
            var (plan, activity, step) = (Task.Placed.Plan, Task.Placed.Activity, Task.Placed.Step);
            var category = Book.Agency.Categories.First(c => c.Number == plan.Category);
            string?[] parts =
            [
                Show.Text("Work.Category", category.Number, category.Code),
                Show.Text("Work.Plan", plan.Number),
                activity.Label is null ? null : Show.InDigits(activity.Label),
                Show.Text("Work.Step", Show.InDigits(step.Number)),
                Show.Windows(step.Windows, Book.Agency.Year),
            ];
            return string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p)));
        }
    }

    private IEnumerable<string> Facts
    {
        get
        {
            if (Task.Status is not (ProgressStatus.Done or ProgressStatus.Deferred))
            {
                yield return Task.Planned is { } planned ? Show.Text("Work.Planned", Show.Number(planned, decimal.IsInteger(decimal.Round(planned, 1)) ? 0 : 1)) : Show["Shared.BarNoPlan"];
            }

            // What was never reported has no figure: not even 0.
            if (Task.Own is { Percent: { } percent, AtUtc: { } at })
            {
                yield return Show.Text("Work.Latest", Show.Exact(percent), Show.DayMonth(Domain.Calendar.FiscalClock.DayOf(at)));
            }
            else if (Task.Status is not ProgressStatus.NoReport)
            {
                yield return Show["Work.NeverReported"];
            }

            if (Task.Ends is { } ends && Task.Status is not ProgressStatus.Done)
            {
                yield return Show.Text("Work.Ends", Book.Agency.Year.Contains(ends) ? Show.DayMonth(ends) : Show.Date(ends));
            }
        }
    }

    private string Others
    {
        get
        {
            int others = Task.Step.Shares.Length - 1;
            string[] blocking = [.. Task.Step.Shares.Where(s => s.Unit != Task.Own.Unit && s.Percent != 100).Select(s => ShareNames.Of(Show, Book, s.Unit))];
            return blocking.Length == 0
                ? Show.Text("Work.SharedDone", others)
                : Show.Text("Work.SharedWaiting", others, string.Join(", ", blocking));
        }
    }

    /// <inheritdoc />
    protected override bool ShouldRender() => _drawAgain || Task != _drawn || (_opened && !OwnEvidence.SequenceEqual(_drawnEvidence));

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        _drawn = Task;
        _drawnEvidence = [.. OwnEvidence];
        _drawAgain = false;
    }

    private IEnumerable<EvidenceItem> OwnEvidence => Evidence.OfShare(Task.Placed.Step.Id, Task.Own.Unit);

    // The script opens and closes; here the history is read when it is first wanted.
    private void Opened()
    {
        _drawAgain = !_opened;
        _opened = true;
    }
}
