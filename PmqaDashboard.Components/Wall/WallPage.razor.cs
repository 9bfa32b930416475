using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Scenes;

namespace PmqaDashboard.Components.Wall;

/// <summary>The page of the wall: its address says which playlist or scene is shown, and how.</summary>
public sealed partial class WallPage
{
    /// <summary>How the person wants screens; the address may say otherwise.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>"th" or "en".</summary>
    [SupplyParameterFromQuery(Name = "lang")] public string? LanguageName { get; set; }

    /// <summary>"thai" or "arabic".</summary>
    [SupplyParameterFromQuery(Name = "digits")] public string? Digits { get; set; }

    /// <summary>"dark" or "light".</summary>
    [SupplyParameterFromQuery(Name = "theme")] public string? ThemeName { get; set; }

    /// <summary>Id of a playlist; the default one without it.</summary>
    [SupplyParameterFromQuery(Name = "playlist")] public string? PlaylistId { get; set; }

    /// <summary>A scene that stays for ever, such as "late" or "category3".</summary>
    [SupplyParameterFromQuery(Name = "scene")] public string? SceneName { get; set; }

    /// <summary>The screen's diagonal in inches.</summary>
    [SupplyParameterFromQuery(Name = "inches")] public decimal? Inches { get; set; }

    /// <summary>From how many metres it is read.</summary>
    [SupplyParameterFromQuery(Name = "metres")] public decimal? Metres { get; set; }

    [Inject] private IBoardSource Boards { get; set; } = default!;

    private Playlist Playlist { get; set; } = Playlist.BuiltIn;

    private Viewing? Viewing => Inches is { } inches && Metres is { } metres ? new Viewing(new ScreenSize(inches), new ViewingDistance(metres)) : null;

    private ViewSettings Look { get; set; } = new();

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // A wall is dark whatever the person at the desk prefers, unless its address says otherwise.
        // Who asks for English has no use for Thai digits, unless it asks for those too.
        string? digits = Digits ?? (LanguageName == "en" ? "arabic" : null);
        Look = (Show.Settings with { Theme = Theme.Dark }).With(LanguageName, digits, ThemeName);
        Playlist = Scene.Parse(SceneName) is { } pinned
            ? Playlist.Of(pinned)
            : (Boards.Current?.Record.Playlists ?? PlaylistBook.Empty).Get(PlaylistId);
    }
}
