using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Scenes;

namespace PmqaDashboard.Components.Screens;

/// <summary>Screens in words.</summary>
internal static class ScreenTexts
{
    /// <summary>A playlist's name.</summary>
    public static string Name(Show show, Playlist playlist) => playlist.Name.Length == 0 ? show["Screens.BuiltIn"] : show.InDigits(playlist.Name);

    /// <summary>What a screen shows.</summary>
    public static string Name(Show show, Scene? scene) => scene switch
    {
        null => show["Screens.SceneUnknown"],
        { Kind: SceneKind.Category, Category: { } category } => show.Text("Screens.SceneCategoryOf", category),
        { } known => show[$"Screens.Scene{known.Kind}"],
    };

    /// <summary>Why what was typed about a screen cannot be, or null.</summary>
    public static string? Problem(Show show, ScreenEntry entry) => entry.IsViewingWrong
        ? show.Text("Screens.ViewingWrong", Plain(show, Viewing.Inches.Least), Plain(show, Viewing.Inches.Most), Plain(show, Viewing.Metres.Least), Plain(show, Viewing.Metres.Most))
        : null;

    /// <summary>Size and distance.</summary>
    public static string Reads(Show show, Viewing viewing) => show.Text("Screens.ReadsValue", Plain(show, viewing.Size.Inches), Plain(show, viewing.Distance.Metres));

    // Without places that it does not have.
    private static string Plain(Show show, decimal number) => show.Number(number, decimal.IsInteger(number) ? 0 : 1);
}
