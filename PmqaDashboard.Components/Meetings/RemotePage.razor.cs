using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using PmqaDashboard.Domain.Meetings;

namespace PmqaDashboard.Components.Meetings;

/// <summary>
/// A remote. Its device was let in by the one-time key of a QR code, or because a secretary holds it; nobody has to sign in on a phone that
/// is handed around. Only one remote at a time drives, and everybody sees whose it is.
/// </summary>
public sealed partial class RemotePage : MeetingScreen
{
    private RemoteArrival? _arrival;
    private string? _driver;
    private bool _ready;

    /// <summary>The request, while the page is made for the first time.</summary>
    [CascadingParameter] public HttpContext? HttpContext { get; set; }

    /// <summary>Who has opened the circuit.</summary>
    [CascadingParameter] public Task<AuthenticationState>? Authentication { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    // A room that begins anew forgets who was let in to the old one.
    private string? Driver => _driver is not null && Room?.Knows(_driver) == true ? _driver : null;

    private bool Holds => Driver is { } driver && Room!.Holds(driver);

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _arrival = HttpContext?.Features.Get<RemoteArrival>();
        _driver = Authentication is null ? null : RemoteClaim.Read((await Authentication).User);
        if (_arrival is null && _driver is null)
        {
            // Who comes here within a circuit is let in at the door.
            Navigation.NavigateTo(Navigation.Uri, forceLoad: true);
        }
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        base.OnAfterRender(firstRender);
        if (!firstRender || Driver is not { } driver)
            return;

        // Who comes in while nobody holds it has come to drive.
        if (State.Holder is null)
            Take(driver);

        _ready = true;
        StateHasChanged();
    }

    private void Take(string driver) => Room!.Take(driver, Person?.Name ?? Show["Meeting.Guest"]);

    private void Drive(MeetingKey key) => DriveState(state => Moved(state, Walk.Press(state.Place, key)));

    private void DriveState(Func<RoomState, RoomState> change) => Room!.DoRemotely(_driver!, change);

    // Pinning is an act on the record and the secretariat's; going between pinned and live figures is not.
    private Task PinAsync()
    {
        if (Meeting is { Frozen: null })
            return FreezeAsync();

        DriveState(state => state with { IsLive = !state.IsLive, ShowsWaiting = false });
        return Task.CompletedTask;
    }
}
