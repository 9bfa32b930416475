using System.Diagnostics.Metrics;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Operations.Health;
using PmqaDashboard.Server.Operations.Telemetry;
using PmqaDashboard.Server.Plans;
using PmqaDashboard.Server.Progress;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations.Telemetry;

public class MeasuresTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Saves_are_told_by_what_became_of_them_and_refusals_by_their_reason()
    {
        await using var store = await TestStore.CreateAsync();
        using var readings = new Readings(store.Services);

        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 10, key: "k");
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 10, key: "k");
        await store.Reporting.ReportAsync(TestStore.Hrd, new ReportCommand(TestStore.PolicyStep, "policy", 20), Cancel);
        await store.SqlAsync("ALTER TABLE Reports RENAME TO Away");
        await Assert.ThrowsAnyAsync<Exception>(() => store.Reporting.ReportAsync(TestStore.Policy, new ReportCommand(TestStore.PolicyStep, null, 30), Cancel));

        Assert.Equal(
            ["pmqa.save.outcome=saved", "pmqa.save.outcome=repeated", "pmqa.save.outcome=refused", "pmqa.save.outcome=failed error.type=Microsoft.Data.Sqlite.SqliteException"],
            readings.Of("pmqa.save.duration").Select(m => m.Tags));
        Assert.Equal([(1, "pmqa.refusal=Forbidden")], readings.Of("pmqa.saves.refused"));
        Assert.Equal(4, store.Get<SaveMeasures>().Recent.Read().Count);
        Assert.Equal(store.Now, store.Get<SaveMeasures>().LastSaveUtc);
    }

    [Fact]
    public async Task The_lag_of_a_change_counts_from_its_commit_and_that_of_another_nodes_from_its_own_moment()
    {
        await using var store = await TestStore.CreateAsync();
        using var readings = new Readings(store.Services);
        await store.Feed.StartAsync(Cancel);
        await store.Feed.StopAsync(Cancel);
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 10);
        store.Time.Advance(TimeSpan.FromSeconds(2));
        await AnotherNode(store).ReportAsync(TestStore.Policy, new ReportCommand(TestStore.PolicyStep, null, 20), Cancel);
        store.Time.Advance(TimeSpan.FromSeconds(1));

        await store.Feed.LookAsync(Cancel);

        Assert.Equal(2, store.Source.Current!.Sequence);
        Assert.Equal([3, 1], readings.Of("pmqa.feed.lag").Select(m => m.Value));
        Assert.Equal(["pmqa.board.cause=start", "pmqa.board.cause=change"], readings.Of("pmqa.board.compute.duration").Select(m => m.Tags));
    }

    [Fact]
    public async Task A_push_is_timed_until_the_screen_is_rendered_and_until_its_browser_confirms()
    {
        await using var store = await TestStore.CreateAsync();
        using var readings = new Readings(store.Services);
        await store.Feed.StartAsync(Cancel);
        var pinged = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var drawn = new TaskCompletionSource();
        using var screen = store.Source.Subscribe("wall", TimeSpan.Zero, _ =>
        {
            pinged.SetResult();
            return drawn.Task;
        });

        // Something else on the page was drawn: no push is open.
        screen.Confirm();
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 10);
        await pinged.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        store.Time.Advance(TimeSpan.FromSeconds(1));
        screen.Confirm();
        screen.Confirm();

        Assert.Equal([(1, "pmqa.screen.kind=wall")], readings.Of("pmqa.push.duration"));
        Assert.Empty(readings.Of("pmqa.push.render.duration"));
        drawn.SetResult();
        Assert.Equal((1, "pmqa.screen.kind=wall"), await readings.FirstAsync("pmqa.push.render.duration"));
    }

    [Fact]
    public async Task A_node_can_be_read_at_any_moment()
    {
        await using var store = await TestStore.CreateAsync();
        store.Get<NodeMeasures>();
        using var readings = new Readings(store.Services);
        await store.Feed.StartAsync(Cancel);
        using var wall = store.Source.Subscribe("wall", TimeSpan.Zero, _ => Task.CompletedTask);
        using var other = store.Source.Subscribe("wall", TimeSpan.Zero, _ => Task.CompletedTask);
        using var plan = store.Source.Subscribe("plan", TimeSpan.Zero, _ => Task.CompletedTask);
        using var hub = store.Source.Subscribe("hub", TimeSpan.Zero, _ => Task.CompletedTask);
        plan.Dispose();
        plan.Dispose();

        Assert.Equal([(2, "pmqa.screen.kind=wall"), (0, "pmqa.screen.kind=plan")], readings.Now("pmqa.screens"));
        Assert.Equal([(0, "")], readings.Now("pmqa.database.reachable"));
        Assert.Empty(readings.Now("pmqa.feed.behind"));

        await store.Feed.StopAsync(Cancel);
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 10);
        await store.Get<NodeBeat>().BeatAsync(Cancel);
        store.Time.Advance(TimeSpan.FromSeconds(4));

        Assert.Equal([(1, "")], readings.Now("pmqa.database.reachable"));
        Assert.Equal([(1, "")], readings.Now("pmqa.node.ready"));
        Assert.Equal([(1, "")], readings.Now("pmqa.feed.behind"));
        Assert.Equal([(4, "")], readings.Now("pmqa.feed.age"));
        Assert.True(Assert.Single(readings.Now("pmqa.disk.free")).Value > 0);
        Assert.Equal(2, readings.Now("pmqa.circuits").Count);
        Assert.Equal([(0, "")], readings.Now("pmqa.hub.clients"));
    }

    [Fact]
    public async Task Every_instrument_has_a_unit_and_says_what_it_is()
    {
        await using var store = await TestStore.CreateAsync();
        store.Get<NodeMeasures>();
        using var readings = new Readings(store.Services);
        await store.Feed.StartAsync(Cancel);

        Assert.All(readings.Instruments, i => Assert.Matches("^pmqa(\\.[a-z]+)+$", i.Name));
        Assert.All(readings.Instruments, i => Assert.NotEmpty(i.Description!));
        Assert.All(readings.Instruments.Where(i => i.Unit is null), i => Assert.StartsWith("1 while", i.Description, StringComparison.Ordinal));
        Assert.Equal(15, readings.Instruments.Count);
    }

    // It commits to the same store and remembers its commits in a memory of its own.
    private static ProgressReporting AnotherNode(TestStore store) => new(
        store.Get<StoreWriter>(), store.Get<PlanStore>(), store.Get<FiscalClock>(), new ChangeSignal(),
        new SaveMeasures(store.Get<IMeterFactory>(), store.Time));
}
