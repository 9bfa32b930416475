using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Scenes;

namespace PmqaDashboard.Components.Wall;

/// <summary>A part of a wall that is told of every newer Board and of every beat.</summary>
public interface IWallPart
{
    /// <summary>There is a newer Board. Called while the page renders, so that a part's own render joins the page's batch.</summary>
    void Turn(Board board);

    /// <summary>The feed has checked that there is nothing newer.</summary>
    void Beat();
}

/// <summary>
/// What the parts of one wall share: the picture it shows, which scene has its turn, and how values are shown. Cascaded fixed, so that
/// a push costs a comparison of references per tile and a render only where something changed. Used on the circuit's dispatcher only.
/// </summary>
/// <param name="show">How values are shown.</param>
public sealed class WallView(Show show)
{
    private readonly List<IWallPart> _parts = [];
    private DateTime? _pausedUtc;

    /// <summary>How values are shown.</summary>
    public Show Show => show;

    /// <summary>The Board on the wall, or null while no plan is loaded.</summary>
    public Board? Board { get; private set; }

    /// <summary>What it shows in turn.</summary>
    public Playlist Playlist { get; set; } = Playlist.Of(Scene.Overview);

    /// <summary>From where its screen is read; null leaves it to the playlist.</summary>
    public Viewing? Viewing { get; set; }

    /// <summary>Is told which scene has its turn.</summary>
    public Action<Scene>? OnScene { get; set; }

    /// <summary>Whose turn it is; null while there is no Board.</summary>
    public Turn? Turn { get; private set; }

    /// <summary>The scene.</summary>
    public Scene Scene => Turn?.Scene ?? Scene.Overview;

    /// <summary>Pages of the scene, as it says itself when it is drawn.</summary>
    public int Pages { get; set; } = 1;

    /// <summary>Whether one scene has followed another here: only then something fades in, and nothing blinks when the wall is opened.</summary>
    public bool HasTurned { get; private set; }

    /// <summary>By how much everything is enlarged, so that it is read from where people stand.</summary>
    public decimal Scale { get; private set; } = 1;

    /// <summary>Whether the screen is dimmed.</summary>
    public bool IsNight { get; private set; }

    /// <summary>Whether somebody has stopped it.</summary>
    public bool IsPaused => _pausedUtc is not null;

    /// <summary>A part wants to be told.</summary>
    public void Join(IWallPart part) => _parts.Add(part);

    /// <summary>A part has gone.</summary>
    public void Leave(IWallPart part) => _parts.Remove(part);

    /// <summary>Puts a Board on the wall.</summary>
    public void Hang(Board board)
    {
        Board = board;
        // A copy, for a tile that fails leaves, and comes back, while it is told.
        foreach (var part in _parts.ToArray())
        {
            part.Turn(board);
        }
    }

    /// <summary>Lets the wall show that it is alive.</summary>
    public void Beat()
    {
        foreach (var part in _parts.ToArray())
        {
            part.Beat();
        }
    }

    /// <summary>Takes in that time has passed: another scene may have its turn, and night may have come.</summary>
    /// <param name="nowUtc">Now, by the real clock.</param>
    /// <returns>Whether the wall must be drawn anew.</returns>
    public bool Advance(DateTime nowUtc)
    {
        if (Board is not { } board)
        {
            return false;
        }

        // What the secretariat sets comes by itself. One that was made for an address alone has no id.
        if (Playlist.Id.Length > 0)
        {
            Playlist = board.Record.Playlists.Get(Playlist.Id);
        }

        if (nowUtc - _pausedUtc >= Rotation.LongestPause)
        {
            _pausedUtc = null;
        }

        var before = (Turn?.Scene, Scale, IsNight, IsPaused);
        (Scale, IsNight) = (Legibility.Scale(Viewing ?? Playlist.Viewing), Playlist.Night?.Covers(TimeOnly.FromDateTime(nowUtc + FiscalClock.Bangkok)) == true);
        if (!IsPaused)
        {
            Go(Turn is { } turn ? Rotation.Next(Playlist, board, turn, nowUtc, Pages) : Rotation.Begin(Playlist, board, nowUtc));
        }

        return before != (Turn?.Scene, Scale, IsNight, IsPaused);
    }

    /// <summary>Somebody at the wall wants the next scene, or the one before.</summary>
    public void Step(bool forward, DateTime nowUtc)
    {
        if (Board is { } board && Turn is { } turn)
        {
            Go(forward ? Rotation.Forward(Playlist, board, turn, nowUtc) : Rotation.Back(Playlist, board, turn, nowUtc));
            _pausedUtc = IsPaused ? nowUtc : null;
        }
    }

    /// <summary>Somebody at the wall stops it, or lets it go on.</summary>
    public void Pause(DateTime nowUtc) => _pausedUtc = IsPaused ? null : nowUtc;

    private void Go(Turn turn)
    {
        if (turn.Scene != Turn?.Scene)
        {
            Pages = 1;
            HasTurned |= Turn is not null;
            OnScene?.Invoke(turn.Scene);
        }

        Turn = turn;
    }
}
