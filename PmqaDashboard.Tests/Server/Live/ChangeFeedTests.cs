using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Operations.Telemetry;
using PmqaDashboard.Server.Plans;
using PmqaDashboard.Server.Progress;
using PmqaDashboard.Tests.House;
using Xunit;

namespace PmqaDashboard.Tests.Server.Live;

public abstract class ChangeFeedTests(TestDatabase on)
{
    public sealed class OnSqlite() : ChangeFeedTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : ChangeFeedTests(TestDatabase.Postgres);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_board_is_there_when_the_feed_has_started()
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40);

        await store.Feed.StartAsync(Cancel);

        Assert.Equal(1, store.Source.Current!.Sequence);
        Assert.Equal(40, store.Source.Current.Step(TestStore.PolicyStep).Figures.Reported);
        Assert.Equal(new DateOnly(2010, 6, 18), store.Source.Current.Day);
        Assert.Equal(store.Now, store.Source.CheckedAtUtc);
    }

    [Fact]
    public async Task A_saved_report_comes_by_signal_without_waiting_for_the_poll()
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.Feed.StartAsync(Cancel);
        var pings = new Pings();
        using var subscription = store.Source.Subscribe("test", TimeSpan.Zero, pings.ReceiveAsync);
        var before = store.Source.Current!;

        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40);
        await pings.BoardAsync();

        var after = store.Source.Current!;
        Assert.Equal(1, after.Sequence);
        Assert.Equal(40, after.Step(TestStore.PolicyStep).Figures.Reported);
        Assert.Same(before.Step(TestStore.SharedStep), after.Step(TestStore.SharedStep));
    }

    [Fact]
    public async Task A_change_whose_signal_is_lost_comes_by_the_poll()
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.Feed.StartAsync(Cancel);
        var pings = new Pings();
        using var subscription = store.Source.Subscribe("test", TimeSpan.Zero, pings.ReceiveAsync);

        // As another process would: the journal has it, and nobody signals here.
        var elsewhere = new ProgressReporting(
            store.Get<StoreWriter>(), store.Get<PlanStore>(), store.Get<PmqaDashboard.Domain.Calendar.FiscalClock>(), new(), store.Get<SaveMeasures>());
        await elsewhere.ReportAsync(TestStore.Policy, new ReportCommand(TestStore.PolicyStep, null, 40), Cancel);
        Assert.Equal(0, store.Source.Current!.Sequence);
        store.Time.Advance(Poll);
        await pings.BoardAsync();

        Assert.Equal(1, store.Source.Current.Sequence);
    }

    [Fact]
    public async Task A_poll_without_news_beats_and_says_when_it_looked()
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.Feed.StartAsync(Cancel);
        var board = store.Source.Current;
        var pings = new Pings();
        using var subscription = store.Source.Subscribe("test", TimeSpan.Zero, pings.ReceiveAsync);

        store.Time.Advance(Poll);

        Assert.Equal(Ping.Beat, await pings.NextAsync());
        Assert.Same(board, store.Source.Current);
        Assert.Equal(store.Now, store.Source.CheckedAtUtc);
    }

    [Fact]
    public async Task At_midnight_in_Bangkok_comes_the_board_of_the_new_day()
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.Feed.StartAsync(Cancel);
        var pings = new Pings();
        using var subscription = store.Source.Subscribe("test", TimeSpan.Zero, pings.ReceiveAsync);
        decimal? planned = store.Source.Current!.Agency.Figures.Planned;

        store.Time.Advance(TimeSpan.FromHours(14) - Poll);
        Assert.Equal(Ping.Beat, await pings.NextAsync());
        store.Time.Advance(Poll);
        await pings.BoardAsync();

        Assert.Equal(new DateOnly(2010, 6, 19), store.Source.Current.Day);
        Assert.True(store.Source.Current.Agency.Figures.Planned > planned);
    }

    [Fact]
    public async Task Plans_that_are_loaded_while_the_server_runs_come_by_themselves()
    {
        await using var store = await TestStore.CreateEmptyAsync(on);
        await store.Feed.StartAsync(Cancel);
        Assert.Null(store.Source.Current);
        Assert.Null(await store.Source.AsOfAsync(new DateOnly(2010, 6, 18), Cancel));
        var pings = new Pings();
        using var subscription = store.Source.Subscribe("test", TimeSpan.Zero, pings.ReceiveAsync);

        await store.Get<PlanLoader>().LoadFromAsync(Repository.At("seeds"), Cancel);
        await pings.BoardAsync();

        Assert.Equal(10, store.Source.Current!.Plans.Length);
    }

    [Fact]
    public async Task While_the_store_fails_the_age_grows_and_afterwards_nothing_is_missing()
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.Feed.StartAsync(Cancel);
        var pings = new Pings();
        using var subscription = store.Source.Subscribe("test", TimeSpan.Zero, pings.ReceiveAsync);
        var checkedAt = store.Source.CheckedAtUtc;
        await store.SqlAsync("ALTER TABLE \"Journal\" RENAME TO \"Hidden\"");

        // The pauses grow: 4 seconds after the first failure, 5, the longest, after the second.
        store.Time.Advance(Poll);
        Assert.StartsWith("Error: The change journal could not be read (1 in a row); the next try is in 00:00:04.", await store.Log.NextAsync(), StringComparison.Ordinal);
        store.Time.Advance(2 * Poll);
        Assert.StartsWith("Error: The change journal could not be read (2 in a row); the next try is in 00:00:05.", await store.Log.NextAsync(), StringComparison.Ordinal);
        Assert.Equal(checkedAt, store.Source.CheckedAtUtc);
        Assert.False(pings.Any);

        await store.SqlAsync("ALTER TABLE \"Hidden\" RENAME TO \"Journal\"");
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40);
        await pings.BoardAsync();

        Assert.Equal(1, store.Source.Current!.Sequence);
        Assert.Equal(store.Now, store.Source.CheckedAtUtc);
        Assert.StartsWith("Information: The change journal can be read again after 2 failures.", await store.Log.NextAsync(), StringComparison.Ordinal);
        store.Time.Advance(Poll);
        Assert.Equal(Ping.Beat, await pings.NextAsync());
    }

    [Fact]
    public async Task A_subscriber_that_fails_does_not_hurt_the_others()
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.Feed.StartAsync(Cancel);
        var pings = new Pings();
        using var broken = store.Source.Subscribe("broken", TimeSpan.Zero, _ => throw new InvalidOperationException("broken"));
        using var held = store.Source.Subscribe("held", TimeSpan.Zero, new Pings(held: true).ReceiveAsync);
        using var subscription = store.Source.Subscribe("test", TimeSpan.Zero, pings.ReceiveAsync);

        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40);
        await pings.BoardAsync();
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 50);
        await pings.BoardAsync();

        Assert.Equal("Error: Subscriber broken failed. broken", await store.Log.NextAsync());
    }

    [Fact]
    public async Task As_of_a_day_the_board_holds_what_was_saved_by_its_end_in_Bangkok()
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40);
        store.Time.Advance(TimeSpan.FromHours(14) - TimeSpan.FromTicks(1)); // the last moment of 18 June
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 50);
        store.Time.Advance(TimeSpan.FromTicks(1)); // the first of 19 June
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 60);

        var before = await store.Source.AsOfAsync(new DateOnly(2010, 6, 17), Cancel);
        var day = await store.Source.AsOfAsync(new DateOnly(2010, 6, 18), Cancel);
        var next = await store.Source.AsOfAsync(new DateOnly(2010, 6, 19), Cancel);

        Assert.Equal((0, null), (before!.Sequence, before.Step(TestStore.PolicyStep).Figures.Reported));
        Assert.Equal((2, 50m), (day!.Sequence, day.Step(TestStore.PolicyStep).Figures.Reported));
        Assert.Equal((3, 60m), (next!.Sequence, next.Step(TestStore.PolicyStep).Figures.Reported));
        Assert.Equal(new DateOnly(2010, 6, 18), day.Day);
    }
}
