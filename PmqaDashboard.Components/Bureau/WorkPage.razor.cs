using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Components.Bureau;

/// <summary>
/// What the signed-in person's unit has to report. The order and the choice of steps stay as they were when the page was asked
/// for: a step that was ticked does not run away from under the finger, and nothing moves below what somebody types.
/// </summary>
public sealed partial class WorkPage : ComponentBase
{
    private Board? _board;
    private ImmutableArray<UnitTask> _tasks = [];
    private ImmutableArray<string> _listed = [];
    private (WorkQuery Query, Holder? Holder) _order;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>Who is signed in, or null.</summary>
    [CascadingParameter] public Person? Person { get; set; }

    /// <summary>"all" or "due".</summary>
    [SupplyParameterFromQuery(Name = "show")] public string? ShowQuery { get; set; }

    /// <summary>The unit that the secretariat chose.</summary>
    [SupplyParameterFromQuery(Name = "unit")] public string? UnitQuery { get; set; }

    [Inject] private IBoardSource Boards { get; set; } = default!;

    [Inject] private Surroundings Surroundings { get; set; } = default!;

    private WorkQuery Query => WorkQuery.Parse(ShowQuery, UnitQuery);

    private Holder? Holder => Person is not null && _board is not null ? Query.HolderFor(Person, _board) : null;

    private ImmutableArray<UnitTask> Listed
    {
        get
        {
            var byStep = _tasks.ToDictionary(t => t.Placed.Step.Id);
            return [.. _listed.Where(byStep.ContainsKey).Select(id => byStep[id])];
        }
    }

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

        var before = _board;
        _board = Boards.Current;
        if (before is not null && _board is not null && ReferenceEquals(before.Record.Rounds, _board.Record.Rounds) && ReferenceEquals(before.Record.Evidence, _board.Record.Evidence) && ReferenceEquals(before.Record.Meetings, _board.Record.Meetings) && UnitWork.StillHold(_tasks, before, _board))
        {
            return;
        }

        var tasks = _tasks;
        Read();
        // What other units report draws nothing here.
        if (before?.Day != _board?.Day || before?.Round != _board?.Round || before?.Record.Rounds != _board?.Record.Rounds || before?.Record.Evidence != _board?.Record.Evidence || before?.Record.Meetings != _board?.Record.Meetings || !tasks.SequenceEqual(_tasks))
        {
            StateHasChanged();
        }
    }

    private int ReturnedOf(FollowUpRound? round) =>
        round is not null && _board!.Record.Rounds.Report(round.Months, Holder?.Unit) is { } report ? report.Count(LineState.Returned) : 0;

    private string? RoundAddress(FollowUpRound? round) => round is null ? null
        : string.Create(CultureInfo.InvariantCulture, $"/work/round/{round.Months}") + (UnitQuery is { } unit ? "?unit=" + Uri.EscapeDataString(unit) : "");

    private void Read()
    {
        _tasks = _board is not null && Holder is { } holder ? UnitWork.Of(_board, holder.Unit) : [];
        if (_order != (Query, Holder))
        {
            _order = (Query, Holder);
            _listed = [.. _tasks.Where(t => t.Due || Query.All).Select(t => t.Placed.Step.Id)];
        }
    }
}
