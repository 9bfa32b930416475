using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Domain.Rounds;

/// <summary>How a unit has reported for a round.</summary>
/// <param name="Unit">Code of the unit; null for the shares that no unit holds.</param>
/// <param name="State">How its report stands.</param>
/// <param name="IsLate">Whether it was first submitted after the due day.</param>
/// <param name="Lines">Its lines.</param>
public sealed record UnitCompleteness(string? Unit, RoundReportState State, bool IsLate, Completeness Lines)
{
    /// <summary>Whether the round still waits for the unit: it has something to submit, or to mend.</summary>
    public bool IsMissing => Lines.Expected > 0 && State is RoundReportState.NotStarted or RoundReportState.Draft or RoundReportState.Returned;

    /// <summary>The report as a whole.</summary>
    public Completeness Report
    {
        get
        {
            if (Lines.Expected == 0)
                return default;

            int submitted = State is RoundReportState.NotStarted or RoundReportState.Draft ? 0 : 1;
            return new Completeness(
                1, Lines.Reported == Lines.Expected ? 1 : 0, submitted, IsLate ? 0 : submitted,
                State is RoundReportState.Accepted or RoundReportState.Certified ? 1 : 0, State == RoundReportState.Certified ? 1 : 0);
        }
    }
}

/// <summary>How a plan was reported for a round, by all units that hold shares of its steps.</summary>
/// <param name="Plan">Number of the plan.</param>
/// <param name="Lines">The lines.</param>
public sealed record PlanCompleteness(int Plan, Completeness Lines);

/// <summary>Completeness and punctuality of a round.</summary>
/// <param name="Round">The round.</param>
/// <param name="Phase">Whether it takes reports today.</param>
/// <param name="Units">Units in the order of the plans, then the shares that no unit holds; those of whom nothing is expected too.</param>
/// <param name="Plans">Plans in order.</param>
public sealed record RoundCompleteness(
    FollowUpRound Round, RoundPhase Phase, ImmutableArray<UnitCompleteness> Units, ImmutableArray<PlanCompleteness> Plans)
{
    private static readonly ConditionalWeakTable<Board, Made> Known = [];

    /// <summary>All lines of the round.</summary>
    public Completeness Lines => Completeness.Sum(Units.Select(u => u.Lines));

    /// <summary>All reports of the round: one of each unit of whom something is expected.</summary>
    public Completeness Reports => Completeness.Sum(Units.Select(u => u.Report));

    /// <summary>Whom the round still waits for.</summary>
    public IEnumerable<UnitCompleteness> Missing => Units.Where(u => u.IsMissing);

    /// <summary>Every round of the year, in order. Worked out once for a Board, whoever asks.</summary>
    public static ImmutableArray<RoundCompleteness> Of(Board board) => Known.GetValue(board, b => new Made(Make(b))).Rounds;

    /// <summary>Whether every count is the same.</summary>
    public bool Equals(RoundCompleteness? other) =>
        other is not null && (Round, Phase) == (other.Round, other.Phase)
        && Units.AsSpan().SequenceEqual(other.Units.AsSpan()) && Plans.AsSpan().SequenceEqual(other.Plans.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Round, Phase, Units.Length, Plans.Length);

    private static ImmutableArray<RoundCompleteness> Make(Board board) =>
        [.. board.Record.Rounds.Rounds.Select(round => Make(board, round))];

    private static RoundCompleteness Make(Board board, FollowUpRound round)
    {
        var lines = board.Units.Select(u => (string?)u.Unit.Code).Append(null)
            .Select(unit => RoundSheet.Of(board, round.Months, unit)!)
            .Select(sheet => (Sheet: sheet, Lines: sheet.Lines.Select(l => (l.Placed.Plan.Number, Count: Count(sheet, l))).ToList()))
            .ToList();
        var byPlan = lines.SelectMany(u => u.Lines).ToLookup(l => l.Number, l => l.Count);
        return new RoundCompleteness(
            round, board.Record.Rounds.Phase(round, board.Day),
            [.. lines.Select(u => Unit(u.Sheet, Completeness.Sum(u.Lines.Select(l => l.Count))))],
            [.. board.Book.Plans.Select(p => new PlanCompleteness(p.Number, Completeness.Sum(byPlan[p.Number])))]);
    }

    private static UnitCompleteness Unit(RoundSheet sheet, Completeness lines)
    {
        bool begun = sheet.Lines.Any(l => l.Own.AtUtc is { } at && FiscalClock.DayOf(at) >= sheet.Round.Opens);
        var state = sheet.Report?.State ?? (begun ? RoundReportState.Draft : RoundReportState.NotStarted);
        return new UnitCompleteness(sheet.Unit, state, sheet.Report?.IsLate == true, lines);
    }

    private static Completeness Count(RoundSheet sheet, RoundSheetLine line)
    {
        bool submitted = line.Line is not null;
        bool accepted = line.Line?.State == LineState.Accepted;
        return new Completeness(
            1, line.Own.Percent is null ? 0 : 1, submitted ? 1 : 0, submitted && !sheet.Report!.IsLate ? 1 : 0,
            accepted ? 1 : 0, accepted && sheet.Report!.State == RoundReportState.Certified ? 1 : 0);
    }

    private sealed record Made(ImmutableArray<RoundCompleteness> Rounds);
}
