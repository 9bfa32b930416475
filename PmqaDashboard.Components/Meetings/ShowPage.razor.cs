using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Meetings;

namespace PmqaDashboard.Components.Meetings;

/// <summary>The projected view of a meeting. Keys come from the whole window (ShowPage.razor.js), by their place on the keyboard: a Thai layout has no letter F.</summary>
public sealed partial class ShowPage : MeetingScreen, IAsyncDisposable
{
    private static readonly (string[] Keys, string Text)[] KeyHints =
    [
        (["←", "→"], "Meeting.KeyItem"), (["↑", "↓"], "Meeting.KeySelect"), (["Enter"], "Meeting.KeyIn"), (["Esc"], "Meeting.KeyOut"),
        (["1–4"], "Meeting.KeySum"), (["F"], "Meeting.KeyFreeze"), (["W"], "Meeting.KeyWaiting"), (["M"], "Meeting.KeyResolution"), (["R"], "Meeting.KeyReplay"), (["P"], "Meeting.KeyPrint"),
    ];

    private ElementReference _page;
    private IJSObjectReference? _module;
    private DotNetObjectReference<ShowPage>? _self;
    private Spot? _seen;
    private bool _listens;

    /// <summary>What a link in the view selects.</summary>
    [SupplyParameterFromQuery(Name = "select")] public string? Selected { get; set; }

    [Inject] private IJSRuntime Script { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private string? Last => Live!.Record.Meetings.Of(Id).LastOrDefault() switch
    {
        { Unit: { } code, Due: { } due } task => Show.Text("Meeting.LastResolution", task.Text, Live.Book.FindUnit(code) is { } unit ? Show.ShortName(unit) : code, Show.DayMonth(due)),
        { } noted => Show.Text("Meeting.LastNoted", noted.Text),
        null => null,
    };

    /// <summary>A key was pressed.</summary>
    /// <param name="code">Its place on the keyboard, as browsers name it.</param>
    [JSInvokable]
    public async Task KeyAsync(string code)
    {
        if (Meeting is null || Room is null || !IsSecretary)
            return;

        if (State.Types)
        {
            if (code == "Escape")
                StopTyping();

            return;
        }

        switch (code)
        {
            case "ArrowRight" or "PageDown": Press(MeetingKey.Next); break;
            case "ArrowLeft" or "PageUp": Press(MeetingKey.Previous); break;
            case "ArrowDown": Press(MeetingKey.Down); break;
            case "ArrowUp": Press(MeetingKey.Up); break;
            case "Enter" or "NumpadEnter": Press(MeetingKey.In); break;
            case "Escape" or "Backspace": Out(); break;
            case "KeyF": await FreezeAsync(); StateHasChanged(); break;
            case "KeyW": ToggleWaiting(); break;
            case "KeyM" when Meeting is { ClosedAtUtc: null }: Room.Do(s => s with { Types = true }); break;
            case "KeyR": Room.Do(s => s with { Replays = !s.Replays }); break;
            case "Digit1" or "Digit2" or "Digit3" or "Digit4": Sum(code[^1] - '0'); break;
            default: break;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Dispose();
        _self?.Dispose();
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone.
        }
    }

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        if (Selected is { } selected && Meeting is not null && IsSecretary)
        {
            Choose(selected);
            Navigation.NavigateTo($"/meetings/{Id}/show", replace: true);
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Meeting is null || Room is null)
            return;

        try
        {
            // Asked by what is set at once: it renders again while the module is on its way, and two ears would hear every key twice.
            if (_self is null)
            {
                _self = DotNetObjectReference.Create(this);
                _module = await Script.InvokeAsync<IJSObjectReference>("import", "./_content/PmqaDashboard.Components/Meetings/ShowPage.razor.js");
                await _module.InvokeVoidAsync("listen", _page, _self);
                _listens = true;
                StateHasChanged();
            }

            if (_module is not null && _seen != State.Place.Here)
            {
                _seen = State.Place.Here;
                await _module.InvokeVoidAsync("reveal", _page);
            }
        }
        catch (Exception error) when (error is JSDisconnectedException or OperationCanceledException)
        {
            // The page was left meanwhile.
        }
    }

    // What lies over the view goes first.
    private void Out() => Room!.Do(state =>
        state.Replays ? state with { Replays = false }
        : state.ShowsWaiting ? state with { ShowsWaiting = false }
        : state.Sum > 0 ? state with { Sum = 0 }
        : Moved(state, Walk.Press(state.Place, MeetingKey.Out)));

    private void Sum(int sum)
    {
        if (IsSecretary)
            Room!.Do(state => state with { Sum = state.Sum == sum ? 0 : sum });
    }

    // What is selected already is gone into, as a second click on a row means.
    private void Choose(string selected)
    {
        if (IsSecretary)
            Room!.Do(state => Moved(state, state.Place.Here.Selected == selected ? Walk.Press(state.Place, MeetingKey.In) : Walk.Select(state.Place, selected)));
    }

    private void ToggleWaiting()
    {
        if (IsSecretary)
            Room!.Do(state => state with { ShowsWaiting = !state.ShowsWaiting });
    }

    private void StopTyping() => Room!.Do(state => state with { Types = false });

    private string Address(string select) => $"/meetings/{Id}/show?select={Uri.EscapeDataString(select)}";
}
