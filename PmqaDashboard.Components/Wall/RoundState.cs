using Microsoft.AspNetCore.Components;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Components.Wall;

/// <summary>How a unit's report of a round stands on the wall: a shape, a word and a style, different in outline as well as in colour.</summary>
/// <param name="Name">Name of the style and of its words: the short one that a cell has room for, and the one that is read out.</param>
/// <param name="Icon">The shape.</param>
internal sealed record RoundState(string Name, MarkupString Icon)
{
    /// <summary>Certified, and locked.</summary>
    public static readonly RoundState Certified = new("Certified", WallIcons.Sealed);

    /// <summary>Every line is accepted.</summary>
    public static readonly RoundState Accepted = new("Accepted", WallIcons.Check);

    /// <summary>Submitted in time; it waits for review.</summary>
    public static readonly RoundState Submitted = new("Submitted", WallIcons.Up);

    /// <summary>Submitted or accepted, after the due day.</summary>
    public static readonly RoundState Late = new("Late", WallIcons.Warning);

    /// <summary>Returned with a remark; the unit has to mend it.</summary>
    public static readonly RoundState Returned = new("Returned", WallIcons.Back);

    /// <summary>Something is reported, nothing is submitted, and there is time left.</summary>
    public static readonly RoundState Draft = new("Draft", WallIcons.Half);

    /// <summary>Nothing is reported since the round opened, and there is time left.</summary>
    public static readonly RoundState NotStarted = new("NotStarted", WallIcons.Ring);

    /// <summary>Nothing is submitted, and the round is past due.</summary>
    public static readonly RoundState Overdue = new("Overdue", WallIcons.Cross);

    /// <summary>Nothing is submitted, and the secretariat has closed the round, be it before its due day.</summary>
    public static readonly RoundState Missed = new("Missed", WallIcons.Shut);

    /// <summary>The round has not opened.</summary>
    public static readonly RoundState Ahead = new("Ahead", WallIcons.Clock);

    /// <summary>All states.</summary>
    public static readonly IReadOnlyList<RoundState> All = [Certified, Accepted, Submitted, Late, Returned, Draft, NotStarted, Overdue, Missed, Ahead];

    /// <summary>Name of the style.</summary>
    public string Css => Name.ToLowerInvariant();

    /// <summary>Key of the word that is read out.</summary>
    public string TextKey => $"Wall.Round{Name}";

    /// <summary>Key of the word that a cell has room for.</summary>
    public string ShortKey => $"Wall.RoundShort{Name}";

    /// <summary>The state on a fiscal day and in a phase of the round; null when nothing is expected. What was submitted stands whatever the day.</summary>
    public static RoundState? Of(UnitRound unit, FollowUpRound round, RoundPhase phase, DateOnly day) => unit switch
    {
        { State: RoundReportState.Certified } => Certified,
        { State: RoundReportState.Returned } => Returned,
        { State: RoundReportState.Submitted or RoundReportState.Accepted, IsLate: true } => Late,
        { State: RoundReportState.Accepted } => Accepted,
        { State: RoundReportState.Submitted } => Submitted,
        { Expected: 0 } => null,
        _ when phase == RoundPhase.Closed => Missed,
        _ when day > round.Due => Overdue,
        { State: RoundReportState.Draft } => Draft,
        _ when phase == RoundPhase.Scheduled => Ahead,
        _ => NotStarted,
    };
}
