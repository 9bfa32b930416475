using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Wall;

/// <summary>
/// The wall itself. One subscription; a push is one batch that holds the sequence and every tile whose slice changed, so that the
/// picture changes in one piece.
/// </summary>
public sealed partial class WallSheet
{
    private readonly Action<Ping> _take;

    /// <summary>A sheet that listens.</summary>
    public WallSheet() => _take = Take;

    /// <summary>What its parts share.</summary>
    [CascadingParameter] public required WallView View { get; set; }

    [Inject] private IBoardSource Boards { get; set; } = default!;
    [Inject] private Surroundings Surroundings { get; set; } = default!;

    private string DigitsName => View.Show.Settings.Digits == Digits.Thai ? "thai" : "arabic";

    // When something was last reported; the script tells how long ago that is.
    private string? ChangedAt => View.Board?.Latest.Changes is [var newest, ..] ? ShowOnWall.ForScript(newest.Change.AtUtc) : null;

    // Called while rendering: the renders of the tiles then join the sheet's own batch.
    private void TurnIfNewer()
    {
        if (Boards.Current is { } board && !ReferenceEquals(board, View.Board))
        {
            View.Turn(board);
        }
    }

    private void Take(Ping ping)
    {
        if (ReferenceEquals(Boards.Current, View.Board))
        {
            View.Beat();
        }
        else
        {
            StateHasChanged();
        }
    }
}
