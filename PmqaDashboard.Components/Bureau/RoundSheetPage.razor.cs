using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Components.Bureau;

/// <summary>
/// A unit's report of a follow-up round: what the round asks for, as it stands; what is still missing; and the submission. What was
/// ticked during the year is already there, and what is not can be reported on the spot.
/// </summary>
public sealed partial class RoundSheetPage : ComponentBase
{
    private Board? _board;
    private ImmutableDictionary<string, UnitTask> _tasks = ImmutableDictionary<string, UnitTask>.Empty;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>Who is signed in, or null.</summary>
    [CascadingParameter] public Person? Person { get; set; }

    /// <summary>Months of the round.</summary>
    [Parameter] public int Months { get; set; }

    /// <summary>The unit that the secretariat chose.</summary>
    [SupplyParameterFromQuery(Name = "unit")] public string? UnitQuery { get; set; }

    [Inject] private IBoardSource Boards { get; set; } = default!;

    private RoundSheet? Sheet { get; set; }

    private Holder? Holder => Person is not null && _board is not null ? new WorkQuery(true, UnitQuery).HolderFor(Person, _board) : null;

    private RoundReportState State => Sheet?.Report?.State
        ?? (Sheet?.Lines.Any(l => l.Own.AtUtc is { } at && Domain.Calendar.FiscalClock.DayOf(at) >= Sheet.Round.Opens) == true
            ? RoundReportState.Draft
            : RoundReportState.NotStarted);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        _board = Boards.Current;
        Read();
    }

    private void Look(Ping ping)
    {
        if (ping != Ping.Board || ReferenceEquals(_board, Boards.Current))
        {
            return;
        }

        var (before, evidence) = (Sheet, _board?.Record.Evidence);
        _board = Boards.Current;
        Read();
        // What other units report draws nothing here.
        if (!Same(before, Sheet) || !ReferenceEquals(evidence, _board?.Record.Evidence))
        {
            StateHasChanged();
        }
    }

    private void Read()
    {
        Sheet = _board is not null && Holder is { } holder ? RoundSheet.Of(_board, Months, holder.Unit) : null;
        _tasks = _board is not null && Holder is { } own
            ? UnitWork.Of(_board, own.Unit).ToImmutableDictionary(t => t.Placed.Step.Id)
            : ImmutableDictionary<string, UnitTask>.Empty;
    }

    private static bool Same(RoundSheet? before, RoundSheet? now) =>
        before is not null && now is not null
        && (before.Round, before.Phase) == (now.Round, now.Phase)
        && ReferenceEquals(before.Report, now.Report)
        && before.Lines.Length == now.Lines.Length
        && before.Lines.Zip(now.Lines).All(pair => ReferenceEquals(pair.First.Step, pair.Second.Step));
}
