using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PmqaDashboard.Domain.Meetings;

namespace PmqaDashboard.Components.Meetings;

/// <summary>
/// A remote. It is let in by the one-time key of a QR code, or because a secretary holds it; the browser tab keeps the device's own key,
/// so that a broken line or a reload loses nothing. Only one remote at a time drives, and everybody sees whose it is.
/// </summary>
public sealed partial class RemotePage : MeetingScreen
{
    private string? _driver;
    private bool _ready;

    /// <summary>The one-time key.</summary>
    [SupplyParameterFromQuery(Name = "key")] public string? Key { get; set; }

    [Inject] private IJSRuntime Script { get; set; } = default!;

    private bool Holds => _driver is not null && State.Holder?.Driver == _driver;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || Room is null)
            return;

        try
        {
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./_content/PmqaDashboard.Components/Meetings/RemotePage.razor.js");
            string? known = await module.InvokeAsync<string?>("recall", Id);
            _driver = known is not null && Room.Knows(known) ? known : Room.Admit(Key, IsSecretary);
            if (_driver is not null && _driver != known)
                await module.InvokeVoidAsync("keep", Id, _driver);

            // Who comes in while nobody holds it has come to drive.
            if (_driver is not null && State.Holder is null)
                Take();

            _ready = true;
            StateHasChanged();
        }
        catch (Exception error) when (error is JSDisconnectedException or OperationCanceledException)
        {
            // The phone has gone.
        }
    }

    private void Take() => Room!.Take(_driver!, Person?.Name ?? Show["Meeting.Guest"]);

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
