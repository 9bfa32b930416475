using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Components.Bureau;

/// <summary>The latest reports of a step, with what others wrote meanwhile, and the way to take the newest back.</summary>
public sealed partial class WorkHistory : ComponentBase, IDisposable
{
    private const int Shown = 5;
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<ProgressReport>? _reports;
    private HashSet<long> _withdrawn = [];
    private StepSlice? _read;
    private bool _failed;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>The share.</summary>
    [Parameter, EditorRequired] public required UnitTask Task { get; set; }

    /// <summary>The plans.</summary>
    [Parameter, EditorRequired] public required PlanBook Book { get; set; }

    /// <summary>Who reports.</summary>
    [Parameter, EditorRequired] public required Person Person { get; set; }

    [Inject] private IStepHistory History { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (_read == Task.Step)
            return;

        var step = _read = Task.Step;
        try
        {
            var reports = await History.ReadAsync(step.Id, _gone.Token);
            if (ReferenceEquals(step, _read))
            {
                (_reports, _failed) = (reports, false);
                _withdrawn = [.. reports.Select(r => r.Withdraws).OfType<long>()];
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left meanwhile.
        }
        catch (Exception) when (!_gone.IsCancellationRequested)
        {
            // Reporting goes on without the history; the next change of the step reads it again.
            _failed = true;
        }
    }

    private bool IsWithdrawn(ProgressReport report) => _withdrawn.Contains(report.Id);

    private string Percent(ProgressReport report) => (report.Percent, IsWithdrawn(report)) switch
    {
        ({ } percent, true) => Show.Text("Work.WithdrawnPercent", Show.Exact(percent)),
        ({ } percent, false) => Show.Exact(percent) + "%",
        (null, _) => Show["Work.Withdrawn"],
    };

    private static IEnumerable<(string Key, string Words)> Words(ProgressReport report)
    {
        if (!string.IsNullOrEmpty(report.Result))
            yield return ("Work.Result", report.Result);
        if (!string.IsNullOrEmpty(report.Obstacles))
            yield return ("Work.Obstacles", report.Obstacles);
        if (!string.IsNullOrEmpty(report.Recommendation))
            yield return ("Work.Recommendation", report.Recommendation);
    }
}
