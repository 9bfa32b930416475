using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Scenes;
using PmqaDashboard.Domain.Screens;

namespace PmqaDashboard.Components.Screens;

/// <summary>
/// What a screen shows: the wall when it is paired, a code while it is not, one dark sentence when it was revoked. Who comes is found out
/// by the host before the page is made; only a paired screen gets a circuit.
/// </summary>
public sealed partial class ScreenPage
{
    private ScreenArrival? _arrival;
    private string? _id;
    private PairedScreen? _screen;
    private Playlist _playlist = Playlist.BuiltIn;
    private ScreenLife? _life;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>The request, while the page is made for the first time.</summary>
    [CascadingParameter] public HttpContext? HttpContext { get; set; }

    /// <summary>Who has opened the circuit.</summary>
    [CascadingParameter] public Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private IBoardSource Boards { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private bool IsDark => _arrival is ScreenArrival.Revoked || _screen is { IsRevoked: true };

    private string StateName => _arrival switch
    {
        ScreenArrival.Waiting => "waiting",
        ScreenArrival.Again => "again",
        ScreenArrival.Revoked => "revoked",
        ScreenArrival.Paired => "paired",
        _ => "later",
    };

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _arrival = HttpContext?.Features.Get<ScreenArrival>();
        _id = Authentication is null ? null : ScreenClaim.Read((await Authentication).User);
        Find();
        if (_arrival is null && _id is null)
        {
            // Somebody who is no screen has come here within a circuit; who it is shows at the door.
            Navigation.NavigateTo("/screen", forceLoad: true);
        }
    }

    // A screen that this node's Board does not know yet has just been paired through another node: it shows the wall.
    private void Find()
    {
        var record = Boards.Current?.Record;
        _screen = record?.Screens.Find(_id);
        _playlist = (record?.Playlists ?? PlaylistBook.Empty).Get(_screen?.Setting.Playlist);
    }

    private void Read()
    {
        var (screen, playlist) = (_screen, _playlist);
        Find();
        if (!ReferenceEquals(screen, _screen) || !ReferenceEquals(playlist, _playlist))
            StateHasChanged();
    }

    private void Shows(Scene scene) => _life?.Shows(scene);
}
