using System.Globalization;
using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Wall;

/// <summary>
/// The wall itself. One subscription; a push is one batch that holds the sequence and every tile whose slice changed, so that the
/// picture changes in one piece. Scenes have their turns within the one circuit, at the feed's own beats: there is no timer.
/// </summary>
public sealed partial class WallSheet
{
    private readonly Action<Ping> _take;

    /// <summary>A sheet that listens.</summary>
    public WallSheet() => _take = Take;

    /// <summary>What its parts share.</summary>
    [CascadingParameter] public required WallView View { get; set; }

    /// <summary>Name of the screen, where it has one.</summary>
    [Parameter] public string? ScreenName { get; set; }

    [Inject] private IBoardSource Boards { get; set; } = default!;
    [Inject] private FiscalClock Clock { get; set; } = default!;
    [Inject] private Surroundings Surroundings { get; set; } = default!;

    private string DigitsName => View.Show.Settings.Digits == Digits.Thai ? "thai" : "arabic";

    private string Scale => View.Scale.ToString("0.##", CultureInfo.InvariantCulture);

    private DateTime Now => Clock.Time.GetUtcNow().UtcDateTime;

    // When something was last reported; the script tells how long ago that is.
    private string? ChangedAt => View.Board?.Latest.Changes is [var newest, ..] ? ShowOnWall.ForScript(newest.Change.AtUtc) : null;

    // Called while rendering: the renders of the tiles then join the sheet's own batch.
    private void TurnIfNewer()
    {
        if (Boards.Current is { } board && !ReferenceEquals(board, View.Board))
        {
            View.Hang(board);
            View.Advance(Now);
        }
    }

    private void Take(Ping ping)
    {
        bool turned = View.Advance(Now);
        if (ReferenceEquals(Boards.Current, View.Board))
        {
            View.Beat();
        }
        else
        {
            turned = true;
        }

        if (turned)
        {
            StateHasChanged();
        }
    }

    private void Forth() => View.Step(forward: true, Now);

    private void Back() => View.Step(forward: false, Now);

    private void Pause() => View.Pause(Now);
}
