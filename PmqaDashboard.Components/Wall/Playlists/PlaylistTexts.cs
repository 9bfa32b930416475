using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Scenes;

namespace PmqaDashboard.Components.Wall.Playlists;

/// <summary>Playlists and scenes in words.</summary>
public static class PlaylistTexts
{
    /// <summary>Name of a playlist; the built-in one has none of its own.</summary>
    public static string Name(this Show show, Playlist playlist) => playlist.Name.Length > 0 ? show.InDigits(playlist.Name) : show["Scenes.BuiltIn"];

    /// <summary>Name of a scene.</summary>
    public static string Name(this Show show, Scene scene, PlanBook book) => scene.Category is { } number
        ? $"{show.Text("Wall.CategoryMoved", number)} {(book.Agency.Categories.FirstOrDefault(c => c.Number == number) is { } category ? show.Name(category) : "")}"
        : show[$"Scenes.Kind{scene.Kind}"];
}
