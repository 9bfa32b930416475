using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Components.Rounds;

/// <summary>Every transition of a unit's report of a round, newest first: what, by whom, when, and the words. Read again when the report differs.</summary>
public sealed partial class RoundHistory : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<RoundTransition>? _transitions;
    private RoundReport? _read;
    private bool _failed;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>The report.</summary>
    [Parameter, EditorRequired] public required RoundReport Report { get; set; }

    /// <summary>The plans.</summary>
    [Parameter, EditorRequired] public required PlanBook Book { get; set; }

    [Inject] private IRoundJournal Journal { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_read, Report))
            return;

        if ((_read?.Months, _read?.Unit) != (Report.Months, Report.Unit))
            _transitions = null;

        var report = _read = Report;
        try
        {
            var transitions = await Journal.ReadAsync(report.Months, report.Unit, _gone.Token);
            if (ReferenceEquals(report, _read))
                (_transitions, _failed) = (transitions, false);
        }
        catch (OperationCanceledException)
        {
            // The page was left meanwhile.
        }
        catch (Exception) when (!_gone.IsCancellationRequested)
        {
            // The rest of the page stays; the next transition reads again.
            _failed = true;
        }
    }

    private string What(RoundTransition transition) => transition.Kind switch
    {
        ChangeKind.RoundSubmitted => Show.Text(transition.IsLate ? "Rounds.DidSubmitLate" : "Rounds.DidSubmit", transition.Lines ?? 0),
        ChangeKind.LineAccepted => Show.Text("Rounds.DidAccept", transition.Percent is { } percent ? Show.Exact(percent) : "–"),
        ChangeKind.LineReturned => Show["Rounds.DidReturn"],
        ChangeKind.RoundCertified => Show["Rounds.DidCertify"],
        _ => Show["Rounds.DidReopen"],
    };
}
