using System.Globalization;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Scenes;

/// <summary>The secretariat sets a playlist, or makes one (whose id is empty; it gets one of its own).</summary>
/// <param name="Playlist">The whole playlist.</param>
public sealed record SetPlaylist(Playlist Playlist) : RecordCommand
{
    /// <summary>Most slots of a playlist.</summary>
    public const int MaxSlots = 40;

    /// <summary>Most characters of a name.</summary>
    public const int MaxName = 100;

    /// <summary>The shortest and the longest time that a scene may stay.</summary>
    public static (TimeSpan Least, TimeSpan Most) Durations => (TimeSpan.FromSeconds(5), TimeSpan.FromHours(1));

    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (person.Role != Role.Secretariat)
            return RecordRefusal.Forbidden;

        var book = board.Record.Playlists;
        var known = book.Find(Playlist.Id);
        if (known is null && Playlist.Id.Length > 0)
            return RecordRefusal.UnknownPlaylist;

        var playlist = Playlist with { Id = known?.Id ?? Free(book), Name = Words.Clean(Playlist.Name) ?? "" };
        if (playlist.Name.Length == 0)
            return RecordRefusal.NameNeeded;

        if (playlist.Name.Length > MaxName)
            return RecordRefusal.TextTooLong;

        if (!IsSound(playlist))
            return RecordRefusal.ValueInvalid;

        return known == playlist
            ? new RecordDecision.Made([])
            : new NewChange(ChangeKind.PlaylistSet) { Subject = playlist.Id, Data = RecordJson.Write(playlist) };
    }

    /// <summary>Whether a playlist can be shown.</summary>
    internal static bool IsSound(Playlist playlist) =>
        playlist is { Id: not null, Name: not null, Slots: { IsDefaultOrEmpty: false, Length: <= MaxSlots } }
        && playlist.Viewing is null or { IsValid: true }
        && playlist.Slots.All(s => s is not null
            && Enum.IsDefined(s.Scene.Kind) && Enum.IsDefined(s.Rule)
            && (s.Scene.Category is null || (s.Scene.Kind == SceneKind.Category && s.Scene.Category is >= 1 and <= 7))
            && s.Duration >= Durations.Least && s.Duration <= Durations.Most);

    private static string Free(PlaylistBook book) => Enumerable.Range(1, int.MaxValue)
        .Select(n => string.Create(CultureInfo.InvariantCulture, $"p{n}"))
        .First(id => book.Find(id) is null);
}

/// <summary>The secretariat takes a playlist away; the default one becomes again what is built in. Its screens show the default one.</summary>
/// <param name="Id">The playlist.</param>
public sealed record RemovePlaylist(string Id) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person) =>
        person.Role != Role.Secretariat ? RecordRefusal.Forbidden
        : board.Record.Playlists.Find(Id) is not { } known ? RecordRefusal.UnknownPlaylist
        : known == Playlist.BuiltIn ? new RecordDecision.Made([])
        : new NewChange(ChangeKind.PlaylistSet) { Subject = Id };
}
