using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Components.Plans;

/// <summary>What was reported on a step, newest first; what was taken back stays, struck through. Read again when the step's figures differ.</summary>
public sealed partial class StepHistory : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<ProgressReport>? _reports;
    private StepSlice? _read;
    private bool _failed;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>The step.</summary>
    [Parameter, EditorRequired] public required string StepId { get; set; }

    /// <summary>The step's figures.</summary>
    [Parameter, EditorRequired] public required StepSlice Slice { get; set; }

    /// <summary>The book of the plan.</summary>
    [Parameter, EditorRequired] public required PlanBook Book { get; set; }

    /// <summary>The last change that counts; what came later is left out. Null shows all.</summary>
    [Parameter] public DateTime? UntilUtc { get; set; }

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
        if (ReferenceEquals(_read, Slice))
            return;

        var slice = _read = Slice;
        try
        {
            var reports = await History.ReadAsync(StepId, _gone.Token);
            if (ReferenceEquals(slice, _read))
                (_reports, _failed) = (UntilUtc is { } until ? [.. reports.Where(r => r.AtUtc <= until)] : reports, false);
        }
        catch (OperationCanceledException)
        {
            // The panel was closed meanwhile.
        }
        catch (Exception) when (!_gone.IsCancellationRequested)
        {
            // The rest of the page stays; the next change of the step reads again.
            _failed = true;
        }
    }
}
