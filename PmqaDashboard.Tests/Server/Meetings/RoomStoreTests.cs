using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Server.Meetings;
using PmqaDashboard.Tests.Server.Postgres;
using Xunit;

namespace PmqaDashboard.Tests.Server.Meetings;

/// <summary>A meeting goes on where it was: after a restart, and on every node.</summary>
public abstract class RoomStoreTests(TestDatabase on)
{
    private static readonly Meeting Meeting = new(
        "1", 3, "ประชุม", new DateOnly(2010, 6, 18), [new AgendaItem(AgendaKind.Agency), new AgendaItem(AgendaKind.Category, 4), new AgendaItem(AgendaKind.Kpis)]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public sealed class OnSqlite() : RoomStoreTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : RoomStoreTests(TestDatabase.Postgres)
    {
        [Fact]
        public async Task What_is_pressed_on_one_node_is_seen_on_the_other()
        {
            await using var one = await TestStore.CreateAsync(TestDatabase.Postgres);
            await using var other = one.OpenNode();
            foreach (var node in new[] { one, other })
            {
                await NodeScreen.StartAsync(node);
                await node.Get<IEnumerable<IHostedService>>().OfType<RoomKeeper>().Single().StartAsync(Cancel);
            }

            var (projector, presenter) = (one.Get<IMeetingRooms>().Open(Meeting), other.Get<IMeetingRooms>().Open(Meeting));
            var seen = new TaskCompletionSource();
            using var screen = projector.Subscribe(() =>
            {
                if (projector.State.Place.Item == 1 && projector.State.Holder is not null)
                    seen.TrySetResult();

                return Task.CompletedTask;
            });

            string phone = presenter.Admit(presenter.Invite(), isSecretary: false)!;
            presenter.Take(phone, "Chair");
            Assert.True(presenter.DoRemotely(phone, s => s with { Place = MeetingPlace.At(Meeting, 1) }));

            await seen.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
            Assert.True(projector.Holds(phone));
        }
    }

    [Fact]
    public async Task A_server_that_is_started_anew_goes_on_where_the_room_was()
    {
        await using var store = await TestStore.CreateAsync(on);
        var (room, rooms) = Open(store);
        string driver = room.Admit(room.Invite(), isSecretary: false)!;
        room.Take(driver, "Chair");
        string invitation = room.Invite();
        room.Do(s => s with { Place = new MeetingPlace(1, [new Spot(SpotKind.Category, "4", "7"), new Spot(SpotKind.Plan, "7")]), IsLive = true, Sum = 2 });
        await KeepAsync(store, rooms);

        var (again, _) = Open(store);

        Assert.Equal((1, SpotKind.Plan, "7"), (again.State.Place.Item, again.State.Place.Here.Kind, again.State.Place.Here.Key));
        Assert.Equal((true, 2, "Chair"), (again.State.IsLive, again.State.Sum, again.State.Holder!.Name));
        Assert.True(again.Holds(driver));
        Assert.True(again.IsGood(invitation));
    }

    [Fact]
    public async Task What_two_nodes_do_at_the_same_moment_both_counts()
    {
        await using var store = await TestStore.CreateAsync(on);
        var ((here, hereRooms), (there, thereRooms)) = (Open(store), Open(store));
        string invitation = here.Invite();
        there.Do(s => s with { Place = MeetingPlace.At(Meeting, 2) });
        await KeepAsync(store, hereRooms);
        await KeepAsync(store, thereRooms);
        await KeepAsync(store, hereRooms);

        Assert.Equal(2, here.State.Place.Item);
        Assert.True(there.IsGood(invitation));
    }

    [Fact]
    public async Task An_invitation_lets_one_device_in_whichever_node_is_asked_last()
    {
        await using var store = await TestStore.CreateAsync(on);
        var ((here, hereRooms), (there, thereRooms)) = (Open(store), Open(store));
        string invitation = here.Invite();
        await KeepAsync(store, hereRooms);
        await KeepAsync(store, thereRooms);
        string first = here.Admit(invitation, isSecretary: false)!;
        string second = there.Admit(invitation, isSecretary: false)!;

        await KeepAsync(store, hereRooms);
        await KeepAsync(store, thereRooms);

        Assert.True(there.Knows(first));
        Assert.False(there.Knows(second));
    }

    [Fact]
    public async Task The_room_of_a_meeting_that_was_held_begins_anew()
    {
        await using var store = await TestStore.CreateAsync(on);
        var (room, rooms) = Open(store);
        room.Do(s => s with { Place = MeetingPlace.At(Meeting, 2) });
        await KeepAsync(store, rooms);
        store.Time.Advance(RoomRecord.Life);

        Assert.Equal(0, Open(store).Room.State.Place.Item);
    }

    [Fact]
    public async Task What_cannot_be_read_is_no_room()
    {
        await using var store = await TestStore.CreateAsync(on);
        var (room, rooms) = Open(store);
        room.Do(s => s with { Place = MeetingPlace.At(Meeting, 2) });
        await KeepAsync(store, rooms);
        await store.SqlAsync("""UPDATE "Settings" SET "Value" = 'x' WHERE "Key" = 'meeting-room/1'""");

        Assert.Equal(0, Open(store).Room.State.Place.Item);
    }

    // The rooms of a node, or of one that was started anew.
    private static (IMeetingRoom Room, MeetingRooms Rooms) Open(TestStore store)
    {
        var rooms = new MeetingRooms(store.Get<RoomStore>().Find, new RoomSignal(), store.Time, NullLogger<MeetingRoom>.Instance);
        return (rooms.Open(Meeting), rooms);
    }

    private static Task KeepAsync(TestStore store, MeetingRooms rooms) => store.Get<RoomStore>().SettleAsync(rooms.Opened.Single(), Cancel);
}
