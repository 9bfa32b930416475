using System.Collections.Immutable;

namespace PmqaDashboard.Domain.Scenes;

/// <summary>When a slot of a playlist has its turn.</summary>
public enum SlotRule
{
    /// <summary>Each time.</summary>
    Always,

    /// <summary>Only when the scene has something to say: something is late, due soon, just changed, or nothing is wrong at all.</summary>
    WhenNeeded,
}

/// <summary>A slot of a playlist.</summary>
/// <param name="Scene">The scene.</param>
/// <param name="Duration">How long it stays; a scene with more pages than fit stays until each was seen.</param>
/// <param name="Rule">When it has its turn.</param>
public sealed record PlaylistSlot(Scene Scene, TimeSpan Duration, SlotRule Rule = SlotRule.Always);

/// <summary>Hours in which a screen is dimmed: its room is dark, and its panel lives longer.</summary>
/// <param name="From">Begin, Bangkok time.</param>
/// <param name="To">End, Bangkok time; before <paramref name="From"/> when they pass midnight.</param>
public sealed record NightHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Whether a time of day is in them. Equal ends are no hours at all.</summary>
    public bool Covers(TimeOnly time) => From <= To ? time >= From && time < To : time >= From || time < To;
}

/// <summary>What a screen shows, one scene after the other.</summary>
/// <param name="Id">Its id, as addresses name it.</param>
/// <param name="Name">Its name; empty for the one that is built in and was never set.</param>
/// <param name="Slots">Its scenes in order; never empty.</param>
public sealed record Playlist(string Id, string Name, ImmutableArray<PlaylistSlot> Slots)
{
    /// <summary>Id of the playlist that always exists, and that a wall shows when nothing else is asked for.</summary>
    public const string DefaultId = "overview";

    /// <summary>When its screens are dimmed, or null for never.</summary>
    public NightHours? Night { get; init; }

    /// <summary>How far away and how large its screens are, where the screen itself does not know better; null when nobody has said.</summary>
    public Viewing? Viewing { get; init; }

    /// <summary>The playlist that is built in: the overview, and between its turns what needs attention.</summary>
    public static Playlist BuiltIn { get; } = new(DefaultId, "",
    [
        new(Scene.Overview, Long),
        new(new Scene(SceneKind.Late), Short, SlotRule.WhenNeeded),
        new(new Scene(SceneKind.Category), Short, SlotRule.WhenNeeded),
        new(Scene.Overview, Long),
        new(new Scene(SceneKind.DueSoon), Short, SlotRule.WhenNeeded),
        new(new Scene(SceneKind.Reporting), Short, SlotRule.WhenNeeded),
        new(Scene.Overview, Long),
        new(new Scene(SceneKind.Year), Short),
        new(new Scene(SceneKind.Kpis), Short, SlotRule.WhenNeeded),
        new(new Scene(SceneKind.Latest), Short, SlotRule.WhenNeeded),
        new(new Scene(SceneKind.Calm), Short, SlotRule.WhenNeeded),
    ]);

    private static TimeSpan Long => TimeSpan.FromSeconds(60);

    private static TimeSpan Short => TimeSpan.FromSeconds(20);

    /// <summary>A playlist that shows one scene for ever.</summary>
    public static Playlist Of(Scene scene) => new("", "", [new PlaylistSlot(scene, Short)]);

    /// <inheritdoc />
    public bool Equals(Playlist? other) =>
        other is not null && (Id, Name, Night, Viewing) == (other.Id, other.Name, other.Night, other.Viewing) && Slots.AsSpan().SequenceEqual(other.Slots.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, Name, Slots.Length);
}
