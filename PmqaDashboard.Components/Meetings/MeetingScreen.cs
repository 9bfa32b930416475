using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Record;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Domain.People;

namespace PmqaDashboard.Components.Meetings;

/// <summary>
/// A view of a meeting that is being held: the projected one, the presenter's, or a remote. All look at the same room and at the same
/// figures, live or pinned.
/// </summary>
public abstract class MeetingScreen : RecordAct
{
    private IDisposable? _ears;
    private bool _left;

    /// <summary>Id of the meeting.</summary>
    [Parameter] public required string Id { get; set; }

    /// <summary>Where the Board comes from.</summary>
    [Inject] public required IBoardSource Boards { get; init; }

    /// <summary>The rooms.</summary>
    [Inject] public required IMeetingRooms Rooms { get; init; }

    /// <summary>The newest Board that was taken in.</summary>
    protected Board? Live { get; private set; }

    /// <summary>The Board to which the meeting's figures are pinned, or null.</summary>
    protected Board? Pinned { get; private set; }

    /// <summary>Whether the pinned figures are those that were pinned: their hash says so.</summary>
    protected bool IsProved { get; private set; }

    /// <summary>The room, or null when there is no such meeting.</summary>
    protected IMeetingRoom? Room { get; private set; }

    /// <summary>The meeting, or null.</summary>
    protected Meeting? Meeting => Live?.Record.Meetings.Find(Id);

    /// <summary>What everybody sees.</summary>
    protected RoomState State => Room!.State;

    /// <summary>Whether the room looks at pinned figures.</summary>
    protected bool IsPinned => Pinned is not null && Room is not null && !State.IsLive;

    /// <summary>Whether the view hears of the room, and so answers.</summary>
    protected bool Hears => _ears is not null;

    /// <summary>The figures that the room sees.</summary>
    protected Board Shown => IsPinned ? Pinned! : Live!;

    /// <summary>Whether the person is of the secretariat.</summary>
    protected bool IsSecretary => Person?.Role == Role.Secretariat;

    /// <summary>Walks through the meeting.</summary>
    protected MeetingWalk Walk => new(Meeting!, Shown, Live!.Record.Meetings);

    /// <summary>Changes that wait while the figures are pinned, newest first: those that everybody is told of.</summary>
    protected IReadOnlyList<ChangeNote> Waiting =>
        Meeting?.Frozen is { } frozen && Live is not null ? [.. Live.Latest.Changes.Where(c => c.Change.Sequence > frozen.Sequence)] : [];

    /// <summary>How many changes wait; with a plus where there are more than everybody is told of.</summary>
    protected string WaitingCount => Show.Number(Waiting.Count) + (Waiting.Count == Board.MaxLatest ? "+" : "");

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        Live = Boards.Current;
        if (Meeting is { } meeting)
        {
            Room = Rooms.Open(meeting);
            await PinAsync();
        }
    }

    /// <inheritdoc />
    protected override void OnAfterRender(bool firstRender)
    {
        // Never while the page is rendered ahead: nobody would end it.
        if (_ears is not null || Room is null || _left)
            return;

        _ears = Room.Subscribe(() => InvokeAsync(ToldAsync));
        StateHasChanged();
    }

    /// <inheritdoc />
    protected override void Left()
    {
        _left = true;
        _ears?.Dispose();
    }

    /// <summary>There may be a newer Board.</summary>
    protected void Pinged(Ping ping)
    {
        if (ping == Ping.Board && !ReferenceEquals(Live, Boards.Current))
            _ = TakeInAsync();
    }

    /// <summary>The room looks at something else; the view renders after it.</summary>
    protected virtual void Told()
    {
    }

    /// <summary>Goes where a key leads; only for who presents.</summary>
    protected void Press(MeetingKey key) => Room!.Do(state => Moved(state, Walk.Press(state.Place, key)));

    /// <summary>The state at another place: what stood open at the old one is closed.</summary>
    protected static RoomState Moved(RoomState state, MeetingPlace place) =>
        ReferenceEquals(place, state.Place) ? state : state with { Place = place, Sum = place.Item == state.Place.Item && place.Trail.Length == state.Place.Trail.Length ? state.Sum : 0 };

    /// <summary>Pins the figures, or changes between pinned and live ones where they are pinned already.</summary>
    protected async Task FreezeAsync()
    {
        if (Meeting is { Frozen: null, ClosedAtUtc: null })
        {
            if (await SaveAsync(new FreezeMeeting(Id)))
                Room!.Do(state => state with { IsLive = false });
        }
        else
        {
            Room!.Do(state => state with { IsLive = !state.IsLive, ShowsWaiting = false });
        }
    }

    private async Task ToldAsync()
    {
        if (_left)
            return;

        await TakeInAsync();
    }

    private async Task TakeInAsync()
    {
        try
        {
            Live = Boards.Current;
            await PinAsync();
            Told();
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The person has gone elsewhere.
        }
        catch (Exception e)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private async Task PinAsync()
    {
        if (Meeting?.Frozen is not { } frozen)
        {
            Pinned = null;
        }
        else if (Pinned is null || (Pinned.Sequence, Pinned.Day) != (frozen.Sequence, frozen.Day))
        {
            var board = await Boards.AtAsync(frozen.Sequence, frozen.Day, Gone);
            IsProved = board?.Fingerprint == frozen.Fingerprint;
            Pinned = board;
        }
    }
}
