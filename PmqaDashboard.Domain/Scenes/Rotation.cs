using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Domain.Scenes;

/// <summary>A scene that has its turn.</summary>
/// <param name="Slot">Its slot in the playlist.</param>
/// <param name="Scene">The scene, with its category where it has one.</param>
/// <param name="SinceUtc">When its turn began.</param>
public sealed record Turn(int Slot, Scene Scene, DateTime SinceUtc);

/// <summary>
/// What a screen shows next: pure, so that the same playlist, Board and clock give the same sequence on every screen. Slots have their
/// turn in order; those that are shown only when needed are passed over while they have nothing to say.
/// </summary>
public static class Rotation
{
    /// <summary>How long each page of a list stays; the style sheet turns them at the same pace.</summary>
    public static readonly TimeSpan PageTime = TimeSpan.FromSeconds(10);

    /// <summary>After this a screen that somebody has stopped goes on by itself: they have left.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    /// <summary>The first turn.</summary>
    public static Turn Begin(Playlist playlist, Board board, DateTime nowUtc) => From(playlist, board, 0, nowUtc);

    /// <summary>The turn at a moment: the same instance until its time is over.</summary>
    /// <param name="playlist">The playlist.</param>
    /// <param name="board">The Board.</param>
    /// <param name="turn">The turn so far.</param>
    /// <param name="nowUtc">The moment, by the real clock.</param>
    /// <param name="pages">Pages of the scene: each of them is shown once.</param>
    public static Turn Next(Playlist playlist, Board board, Turn turn, DateTime nowUtc, int pages)
    {
        // The playlist was changed under it, or it stands in for slots that had nothing to say.
        if (turn.Slot >= playlist.Slots.Length || playlist.Slots[turn.Slot].Scene.Kind != turn.Scene.Kind)
        {
            return Begin(playlist, board, nowUtc);
        }

        return nowUtc - turn.SinceUtc < Duration(playlist.Slots[turn.Slot], pages) && nowUtc >= turn.SinceUtc
            ? turn
            : Forward(playlist, board, turn, nowUtc);
    }

    /// <summary>The next turn, whatever time is left.</summary>
    public static Turn Forward(Playlist playlist, Board board, Turn turn, DateTime nowUtc)
    {
        var scenes = Scenes(playlist.Slots[turn.Slot % playlist.Slots.Length], board);
        var rest = scenes.SkipWhile(s => s.Category is null || s.Category <= turn.Scene.Category).ToList();
        return turn.Scene.Category is not null && rest is [var sibling, ..]
            ? new Turn(turn.Slot, sibling, nowUtc)
            : From(playlist, board, turn.Slot + 1, nowUtc);
    }

    /// <summary>The turn before, whatever time is left.</summary>
    public static Turn Back(Playlist playlist, Board board, Turn turn, DateTime nowUtc)
    {
        var before = Scenes(playlist.Slots[turn.Slot % playlist.Slots.Length], board)
            .TakeWhile(s => s.Category is not null && s.Category < turn.Scene.Category).ToList();
        if (before is [.., var sibling])
            return new Turn(turn.Slot, sibling, nowUtc);

        int count = playlist.Slots.Length;
        for (int i = 1; i <= count; i++)
        {
            int slot = (turn.Slot - i + count + count) % count;
            if (Scenes(playlist.Slots[slot], board) is [.., var scene])
                return new Turn(slot, scene, nowUtc);
        }

        return new Turn(0, Scene.Overview, nowUtc);
    }

    /// <summary>How long a slot's scene stays.</summary>
    public static TimeSpan Duration(PlaylistSlot slot, int pages) =>
        PageTime * pages > slot.Duration ? PageTime * pages : slot.Duration;

    private static Turn From(Playlist playlist, Board board, int first, DateTime nowUtc)
    {
        for (int i = 0; i < playlist.Slots.Length; i++)
        {
            int slot = (first + i) % playlist.Slots.Length;
            if (Scenes(playlist.Slots[slot], board) is [var scene, ..])
                return new Turn(slot, scene, nowUtc);
        }

        // Nothing in it has anything to say now: the overview always has.
        return new Turn(first % playlist.Slots.Length, Scene.Overview, nowUtc);
    }

    // What a slot shows now: nothing, its scene, or one for each category.
    private static ImmutableArray<Scene> Scenes(PlaylistSlot slot, Board board)
    {
        var attention = Attention.Of(board);
        var wanted = slot.Scene is { Kind: SceneKind.Category, Category: null }
            ? board.Categories.Select(c => new Scene(SceneKind.Category, c.Category.Number))
            : [slot.Scene];
        return [.. wanted.Where(s => IsThere(s, board) && (slot.Rule == SlotRule.Always || attention.Needs(s)))];
    }

    private static bool IsThere(Scene scene, Board board) =>
        scene.Category is not { } number || board.Categories.Any(c => c.Category.Number == number);
}
