using Microsoft.AspNetCore.Components;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Wall;

/// <summary>How a unit's reporting for a round stands: a shape, a word and a style, different in outline as well as in colour.</summary>
/// <param name="Css">Name of the style.</param>
/// <param name="TextKey">Key of the word.</param>
/// <param name="Icon">The shape.</param>
internal sealed record RoundState(string Css, string TextKey, MarkupString Icon)
{
    /// <summary>Everything expected was reported.</summary>
    public static readonly RoundState Complete = new("complete", "Wall.RoundComplete", WallIcons.Check);

    /// <summary>Something is missing, and there is time left.</summary>
    public static readonly RoundState Open = new("open", "Wall.RoundOpen", WallIcons.Half);

    /// <summary>Something is missing, and the round is past due.</summary>
    public static readonly RoundState Overdue = new("overdue", "Wall.RoundOverdue", WallIcons.Cross);

    /// <summary>The round has not opened.</summary>
    public static readonly RoundState Ahead = new("ahead", "Wall.RoundAhead", WallIcons.Ring);

    /// <summary>All states, in the order of a legend.</summary>
    public static readonly IReadOnlyList<RoundState> All = [Complete, Open, Overdue, Ahead];

    /// <summary>The state on a fiscal day; null when nothing is expected.</summary>
    public static RoundState? Of(UnitRound unit, FollowUpRound round, DateOnly day) => unit switch
    {
        { Expected: 0 } => null,
        _ when day < round.Opens => Ahead,
        _ when unit.Reported >= unit.Expected => Complete,
        _ when day > round.Due => Overdue,
        _ => Open,
    };
}
