using System.Globalization;
using PmqaDashboard.Components.Budgets;
using PmqaDashboard.Domain.Scenes;
using PmqaDashboard.Domain.Screens;

namespace PmqaDashboard.Components.Screens;

/// <summary>What is typed about a screen.</summary>
public sealed class ScreenEntry
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where it hangs.</summary>
    public string Place { get; set; } = "";

    /// <summary>Id of its playlist.</summary>
    public string Playlist { get; set; } = Domain.Scenes.Playlist.DefaultId;

    /// <summary>Its diagonal.</summary>
    public string Inches { get; set; } = "";

    /// <summary>From how far it is read.</summary>
    public string Metres { get; set; } = "";

    /// <summary>Whether size and distance say something impossible, or only one of them something.</summary>
    public bool IsViewingWrong => Viewing is null ? !IsViewingEmpty : !Viewing.IsValid;

    /// <summary>Size and distance, when both are numbers.</summary>
    public Viewing? Viewing => Amounts.Read(Inches) is { } inches && Amounts.Read(Metres) is { } metres
        ? new Viewing(new ScreenSize(inches), new ViewingDistance(metres))
        : null;

    private bool IsViewingEmpty => string.IsNullOrWhiteSpace(Inches) && string.IsNullOrWhiteSpace(Metres);

    /// <summary>What is typed when nothing was changed yet.</summary>
    public static ScreenEntry Of(ScreenSetting setting) => new()
    {
        Name = setting.Name,
        Place = setting.Place,
        Playlist = setting.Playlist,
        Inches = setting.Viewing?.Size.Inches.ToString("0.##", CultureInfo.InvariantCulture) ?? "",
        Metres = setting.Viewing?.Distance.Metres.ToString("0.##", CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>What was typed.</summary>
    public ScreenSetting Read() => new(Name, Place, Playlist, Viewing);
}
