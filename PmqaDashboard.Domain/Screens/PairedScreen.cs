using PmqaDashboard.Domain.Scenes;

namespace PmqaDashboard.Domain.Screens;

/// <summary>What the secretariat says of a screen.</summary>
/// <param name="Name">Its name, such as "Lobby"; no two screens that hang have the same.</param>
/// <param name="Place">Where it hangs; may be empty.</param>
/// <param name="Playlist">Id of its playlist; where that is taken away, the default one is shown.</param>
/// <param name="Viewing">How large it is and from how far it is read, or null for what the playlist says.</param>
public sealed record ScreenSetting(string Name, string Place, string Playlist, Viewing? Viewing);

/// <summary>A screen that was paired.</summary>
/// <param name="Id">Its id, which its key carries.</param>
/// <param name="Setting">What the secretariat says of it.</param>
/// <param name="PairedAtUtc">When it was paired.</param>
/// <param name="PairedBy">Name of who paired it.</param>
/// <param name="RevokedAtUtc">When it was revoked, which is for ever; null while it may show something.</param>
public sealed record PairedScreen(string Id, ScreenSetting Setting, DateTime PairedAtUtc, string PairedBy, DateTime? RevokedAtUtc = null)
{
    /// <summary>Whether it may show nothing any more.</summary>
    public bool IsRevoked => RevokedAtUtc is not null;
}
