using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Scenes;

/// <summary>The playlists of the screens. Immutable. The default one always exists.</summary>
public sealed class PlaylistBook
{
    private PlaylistBook(ImmutableArray<Playlist> playlists) => Playlists = playlists;

    /// <summary>Before the first change: the default one alone.</summary>
    public static PlaylistBook Empty { get; } = new([Playlist.BuiltIn]);

    /// <summary>All of them: the default one first, then in the order in which they were made.</summary>
    public ImmutableArray<Playlist> Playlists { get; }

    /// <summary>The one that a wall shows when nothing else is asked for.</summary>
    public Playlist Default => Playlists[0];

    /// <summary>The playlist with an id, or null.</summary>
    public Playlist? Find(string? id) => Playlists.FirstOrDefault(p => p.Id == id);

    /// <summary>The playlist with an id; the default one where there is none (any more).</summary>
    public Playlist Get(string? id) => Find(id) ?? Default;

    /// <summary>The book after a change; the same when the change does not touch it or cannot be read.</summary>
    public PlaylistBook With(Change change) => change switch
    {
        { Kind: ChangeKind.PlaylistSet, Data: null } => Find(change.Subject) is { } gone ? Without(gone) : this,
        { Kind: ChangeKind.PlaylistSet } => RecordJson.Read<Playlist>(change.Data) is { } set && set.Id == change.Subject && SetPlaylist.IsSound(set) ? Put(set) : this,
        _ => this,
    };

    private PlaylistBook Put(Playlist playlist) =>
        new(Find(playlist.Id) is { } known ? Playlists.Replace(known, playlist) : Playlists.Add(playlist));

    private PlaylistBook Without(Playlist playlist) =>
        playlist.Id == Playlist.DefaultId ? new(Playlists.SetItem(0, Playlist.BuiltIn)) : new(Playlists.Remove(playlist));
}
