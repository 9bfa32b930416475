using System.Collections.Immutable;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Domain.Live;

/// <summary>One share of a leaf, as the unit that holds it sees it.</summary>
/// <param name="Placed">The leaf.</param>
/// <param name="Step">The leaf's slice, with the shares of others.</param>
/// <param name="Own">The unit's own share.</param>
/// <param name="Planned">Planned % today, or null without a window.</param>
/// <param name="Status">How the unit's own share stands, by the rule that holds for leaves.</param>
/// <param name="Due">Whether the unit should report on it before the end of the round under way.</param>
public sealed record UnitTask(PlacedStep Placed, StepSlice Step, ShareSlice Own, decimal? Planned, ProgressStatus Status, bool Due)
{
    /// <summary>End of its last window, or null without one.</summary>
    public DateOnly? Ends => Placed.Step.Windows.Count == 0 ? null : Placed.Step.Windows.Max(w => w.LastDay);

    /// <summary>
    /// What review returned of it and the unit has not submitted anew, with the remark; of several rounds the latest. Null when nothing is.
    /// </summary>
    public RoundLine? Returned { get; init; }

    /// <summary>Whether other units hold shares too.</summary>
    public bool IsShared => Step.Shares.Length > 1;
}

/// <summary>What a unit has to report.</summary>
public static class UnitWork
{
    /// <summary>
    /// All shares of a unit, most pressing first: what is due before what is not; late, never reported, at risk, then the rest;
    /// then by the end of the last window, those without a window last; then as the document has them.
    /// </summary>
    /// <param name="board">The Board.</param>
    /// <param name="unit">Code of the unit; null for the shares that no unit holds.</param>
    public static ImmutableArray<UnitTask> Of(Board board, string? unit) =>
    [
        .. board.Book.LeavesOf(unit)
            .Select(leaf => Task(board, leaf, unit))
            .OrderBy(t => t.Due ? 0 : 1)
            .ThenBy(t => Rank(t.Status))
            .ThenBy(t => t.Ends ?? DateOnly.MaxValue),
    ];

    /// <summary>Whether tasks of one Board are also those of another: cheaper than making them when others have reported.</summary>
    /// <param name="tasks">All tasks of a unit.</param>
    /// <param name="of">The Board that they were made of.</param>
    /// <param name="board">The other Board.</param>
    public static bool StillHold(ImmutableArray<UnitTask> tasks, Board of, Board board) =>
        (of.Book, of.Day, of.Round) == (board.Book, board.Day, board.Round)
        && ReferenceEquals(of.Record.Rounds, board.Record.Rounds)
        && tasks.All(t => ReferenceEquals(board.Step(t.Placed.Step.Id), t.Step));

    private static UnitTask Task(Board board, PlacedStep leaf, string? unit)
    {
        var step = board.Step(leaf.Step.Id);
        var own = step.Shares.First(s => s.Unit == unit);
        var windows = leaf.Step.Windows;
        var rounds = NamedRounds.Of(board.Book, leaf);
        decimal? planned = PlannedProgress.At(windows, board.Day);
        bool ended = windows.Count > 0 && windows.All(w => w.LastDay < board.Day);
        bool reportDue = ended || rounds.Any(r => r.Due < board.Day);
        var facts = new StatusFacts(step.InScope, planned, own.Percent, own.Percent is not null, ended, reportDue);
        var status = StatusRule.Of(facts, board.Book.Thresholds);
        return new UnitTask(leaf, step, own, planned, status, step.InScope && IsDue(board, windows, own.Percent, reportDue || rounds.Any(r => r == board.Round)))
        {
            Returned = board.Record.Rounds.Rounds
                .Select(r => board.Record.Rounds.Report(r.Months, unit)?.Lines.GetValueOrDefault(leaf.Step.Id))
                .LastOrDefault(l => l?.State == LineState.Returned),
        };
    }

    // Due is what the round under way asks for: a share never reported whose time has begun by the round's last day, and one
    // that is behind where the plan will be on that day.
    private static bool IsDue(Board board, IReadOnlyList<MonthWindow> windows, decimal? percent, bool asked)
    {
        var horizon = board.Round is { } round && round.CumulativeTo > board.Day ? round.CumulativeTo : board.Day;
        return percent is null
            ? asked || windows.Any(w => w.FirstDay <= horizon)
            : percent < (PlannedProgress.At(windows, horizon) ?? (asked ? 100 : 0));
    }

    private static int Rank(ProgressStatus status) => status switch
    {
        ProgressStatus.Late => 0,
        ProgressStatus.NoReport => 1,
        ProgressStatus.AtRisk => 2,
        ProgressStatus.OnTrack => 3,
        ProgressStatus.NotDue => 3,
        ProgressStatus.Done => 4,
        ProgressStatus.Deferred => 5,
    };
}
