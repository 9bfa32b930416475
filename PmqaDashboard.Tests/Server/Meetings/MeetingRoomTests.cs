using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Server.Meetings;
using Xunit;

namespace PmqaDashboard.Tests.Server.Meetings;

public class MeetingRoomTests
{
    private static readonly Meeting Meeting = new("1", 3, "ประชุม", new DateOnly(2010, 6, 18), [new AgendaItem(AgendaKind.Agency), new AgendaItem(AgendaKind.Kpis)]);

    private readonly FakeTimeProvider _time = new();
    private readonly MeetingRooms _rooms;
    private readonly IMeetingRoom _room;

    public MeetingRoomTests()
    {
        _rooms = new MeetingRooms(_ => null, new RoomSignal(), _time, NullLogger<MeetingRoom>.Instance);
        _room = _rooms.Open(Meeting);
    }

    [Fact]
    public void An_invitation_lets_one_device_in_once()
    {
        string invitation = _room.Invite();
        Assert.True(_room.IsGood(invitation));

        string? driver = _room.Admit(invitation, isSecretary: false);

        Assert.True(_room.Knows(driver!));
        Assert.False(_room.IsGood(invitation));
        Assert.Null(_room.Admit(invitation, isSecretary: false));
        Assert.Null(_room.Admit(null, isSecretary: false));
        Assert.Null(_room.Admit("guessed", isSecretary: false));
    }

    [Fact]
    public void An_invitation_ends_after_ten_minutes_and_with_the_next()
    {
        string first = _room.Invite();
        string second = _room.Invite();
        Assert.Null(_room.Admit(first, isSecretary: false));

        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.Null(_room.Admit(second, isSecretary: false));
    }

    [Fact]
    public void Two_remotes_do_not_fight_one_holds_it_and_the_other_takes_it_over()
    {
        string chair = _room.Admit(_room.Invite(), isSecretary: false)!;
        string secretary = _room.Admit(null, isSecretary: true)!;
        Assert.False(_room.DoRemotely(chair, Second));

        Assert.True(_room.Take(chair, "Chair"));
        Assert.True(_room.DoRemotely(chair, Second));
        Assert.False(_room.DoRemotely(secretary, s => s with { Sum = 1 }));
        Assert.True(_room.Holds(chair));
        Assert.DoesNotContain(chair, _room.State.Holder!.Driver, StringComparison.Ordinal);
        Assert.Equal((1, 0, "Chair"), (_room.State.Place.Item, _room.State.Sum, _room.State.Holder!.Name));

        Assert.True(_room.Take(secretary, "Secretary"));
        Assert.False(_room.DoRemotely(chair, s => s with { Sum = 2 }));
        _room.Release(chair);
        Assert.Equal("Secretary", _room.State.Holder!.Name);
        _room.Release(secretary);
        Assert.Null(_room.State.Holder);
        Assert.False(_room.Take("guessed", "Nobody"));
    }

    [Fact]
    public void Everybody_is_told_of_what_differs_and_a_broken_screen_stops_nobody()
    {
        int told = 0;
        using var broken = _room.Subscribe(() => throw new InvalidOperationException());
        var screen = _room.Subscribe(() =>
        {
            told++;
            return Task.CompletedTask;
        });

        _room.Do(Second);
        _room.Do(s => s with { Sum = 0 });
        screen.Dispose();
        _room.Do(s => s with { Sum = 3 });

        Assert.Equal(1, told);
        Assert.Equal(3, _room.State.Sum);
    }

    [Fact]
    public void A_room_that_nobody_touched_for_half_a_day_begins_anew_and_forgets_its_remotes()
    {
        string driver = _room.Admit(_room.Invite(), isSecretary: false)!;
        _room.Take(driver, "Chair");
        _room.Do(Second);
        _time.Advance(RoomRecord.Life - TimeSpan.FromSeconds(1));
        Assert.Equal(1, _rooms.Open(Meeting).State.Place.Item);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(0, _rooms.Open(Meeting).State.Place.Item);
        Assert.Null(_room.State.Holder);
        Assert.False(_room.Knows(driver));
    }

    private static RoomState Second(RoomState state) => state with { Place = MeetingPlace.At(Meeting, 1) };
}
