using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Domain.Scenes;

/// <summary>A step that somebody should look at.</summary>
/// <param name="Placed">The step, a leaf.</param>
/// <param name="Step">Its figures and shares.</param>
/// <param name="Ends">End of its last window, or null without one.</param>
/// <param name="Units">Units whose share is not done, in the order of the document; null among them is the share that no unit holds.</param>
public sealed record PressingStep(PlacedStep Placed, StepSlice Step, DateOnly? Ends, ImmutableArray<string?> Units)
{
    /// <summary>Days since its last window has ended; 0 or less while it has not, null without one.</summary>
    public int? DaysOver(DateOnly day) => day.DayNumber - Ends?.DayNumber;
}

/// <summary>What of a Board needs attention. Worked out once for a Board, for all screens.</summary>
public sealed class Attention
{
    /// <summary>Days ahead in which an end is soon.</summary>
    public const int SoonDays = 14;

    /// <summary>How long a change is new.</summary>
    public static readonly TimeSpan New = TimeSpan.FromDays(1);

    private static readonly ConditionalWeakTable<Board, Attention> Known = [];

    private Attention(Board board)
    {
        var open = board.Book.Leaves
            .Select(leaf => (Leaf: leaf, Step: board.Step(leaf.Step.Id)))
            .Where(s => s.Step is { InScope: true, Figures.Status: not ProgressStatus.Done })
            .Select(s => Pressing(s.Leaf, s.Step))
            .ToList();

        // The longest overdue first; then what has slipped, the farthest behind first. Sorting keeps the order of the document.
        Late =
        [
            .. open.Where(s => s.Step.Figures.Status is ProgressStatus.Late or ProgressStatus.NoReport)
                .OrderBy(s => s.Ends < board.Day ? 0 : 1)
                .ThenBy(s => s.Ends < board.Day ? s.Ends : null)
                .ThenByDescending(s => s.Step.Figures.Planned - (s.Step.Figures.Reported ?? 0)),
        ];
        DueSoon =
        [
            .. open.Where(s => s.Ends is { } end && end >= board.Day && end.DayNumber - board.Day.DayNumber <= SoonDays).OrderBy(s => s.Ends),
        ];
        Resolutions = [.. board.Record.Meetings.Pending.Where(r => r.IsOverdue(board.Day))];
        Troubled =
        [
            .. board.Categories.Where(c => c.Figures.Status is ProgressStatus.Late or ProgressStatus.NoReport or ProgressStatus.AtRisk)
                .Select(c => c.Category.Number),
        ];
        var rounds = board.Record.Rounds;
        FollowUpRound[] waiting =
        [
            .. rounds.Rounds.Where(round => rounds.Phase(round, board.Day) == RoundPhase.Open
                && board.Units.Any(u => u.Rounds.Any(r => r.Months == round.Months && IsMissing(r)))),
        ];
        IsReportMissing = waiting.Length > 0;
        IsRoundOverdue = waiting.Any(round => board.Day > round.Due);
        IsRoundDueSoon = board.Round is { } next && next.DaysLeft(board.Day) <= SoonDays;
        IsNewsFresh = board.Latest.Changes is [var newest, ..] && board.AtUtc - newest.Change.AtUtc < New;
        HasKpiResults = board.Record.Kpis.AllResults.Any();
    }

    /// <summary>What is overdue, never reported though it should be, or far behind; the most pressing first.</summary>
    public ImmutableArray<PressingStep> Late { get; }

    /// <summary>Resolutions of meetings that their units should have answered, the longest overdue first.</summary>
    public ImmutableArray<Resolution> Resolutions { get; }

    /// <summary>What is not done and ends within <see cref="SoonDays"/>, the next end first.</summary>
    public ImmutableArray<PressingStep> DueSoon { get; }

    /// <summary>Categories that are late, at risk or silent, in order.</summary>
    public ImmutableArray<int> Troubled { get; }

    /// <summary>Whether a round that is open still waits for somebody's report.</summary>
    public bool IsReportMissing { get; }

    /// <summary>Whether a round that is open is past due and somebody has not submitted; one that was closed waits for nobody.</summary>
    public bool IsRoundOverdue { get; }

    /// <summary>Whether a round is due soon.</summary>
    public bool IsRoundDueSoon { get; }

    /// <summary>Whether something has changed lately.</summary>
    public bool IsNewsFresh { get; }

    /// <summary>Whether any KPI has a result.</summary>
    public bool HasKpiResults { get; }

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsCalm => Late.IsEmpty && Resolutions.IsEmpty && Troubled.IsEmpty && !IsRoundOverdue;

    /// <summary>What of a Board needs attention.</summary>
    public static Attention Of(Board board) => Known.GetValue(board, b => new Attention(b));

    /// <summary>Whether a scene has something to say.</summary>
    public bool Needs(Scene scene) => scene.Kind switch
    {
        SceneKind.Overview or SceneKind.Year => true,
        SceneKind.Category => scene.Category is { } number ? Troubled.Contains(number) : !Troubled.IsEmpty,
        SceneKind.Reporting => IsReportMissing,
        SceneKind.Kpis => HasKpiResults,
        SceneKind.DueSoon => !DueSoon.IsEmpty || IsRoundDueSoon,
        SceneKind.Latest => IsNewsFresh,
        SceneKind.Late => !Late.IsEmpty || !Resolutions.IsEmpty,
        SceneKind.Calm => IsCalm,
    };

    private static bool IsMissing(UnitRound round) =>
        round is { Expected: > 0, State: RoundReportState.NotStarted or RoundReportState.Draft or RoundReportState.Returned };

    private static PressingStep Pressing(PlacedStep leaf, StepSlice step) => new(
        leaf,
        step,
        leaf.Step.Windows.Count == 0 ? null : leaf.Step.Windows.Max(w => w.LastDay),
        [.. step.Shares.Where(s => s.Percent is null or < 100).Select(s => s.Unit)]);
}
