using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Server.Data;
using Xunit;

namespace PmqaDashboard.Tests.Server.Data;

/// <summary>Works that wait together are committed together, and each stands for itself.</summary>
public abstract class StoreWriterTests(TestDatabase on)
{
    public sealed class OnSqlite() : StoreWriterTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : StoreWriterTests(TestDatabase.Postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_waits_together_is_committed_together_and_answered_only_then()
    {
        await using var store = await TestStore.CreateEmptyAsync(on);
        var held = Held(store, out var release);
        var waiting = Enumerable.Range(0, 5).Select(n => store.Get<StoreWriter>().WriteAsync((context, _) => AddAsync(context, $"k{n}"), Cancel)).ToList();
        var last = store.Get<StoreWriter>().WriteAsync(
            async (context, _) =>
            {
                // Nobody is answered and nothing is seen while this one still runs.
                await using var other = store.Open();
                int seen = await other.Settings.CountAsync(Cancel);
                return (seen, answered: waiting.Count(w => w.IsCompleted), there: await context.Settings.CountAsync(Cancel));
            },
            Cancel);

        release.SetResult();

        Assert.Equal((0, 0, 6), await last);
        await Task.WhenAll(waiting.Append(held));
        Assert.Equal(6, await CountAsync(store));
    }

    [Fact]
    public async Task One_that_fails_leaves_nothing_and_harms_no_other()
    {
        await using var store = await TestStore.CreateEmptyAsync(on);
        var held = Held(store, out var release);
        var writer = store.Get<StoreWriter>();
        var before = writer.WriteAsync((context, _) => AddAsync(context, "a"), Cancel);
        var thrown = writer.WriteAsync<int>(
            async (context, _) =>
            {
                await AddAsync(context, "b");
                throw new InvalidOperationException("after it wrote");
            },
            Cancel);
        var refused = writer.WriteAsync((context, _) => AddAsync(context, "a"), Cancel); // there already
        var after = writer.WriteAsync((context, _) => AddAsync(context, "c"), Cancel);

        release.SetResult();

        Assert.Equal("after it wrote", (await Assert.ThrowsAsync<InvalidOperationException>(() => thrown)).Message);
        await Assert.ThrowsAsync<DbUpdateException>(() => refused);
        await Task.WhenAll(held, before, after);
        await using var context = store.Open();
        Assert.Equal(["a", "c", "held"], await context.Settings.OrderBy(s => s.Key).Select(s => s.Key).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Alone_it_fails_alone_and_the_next_one_is_saved()
    {
        await using var store = await TestStore.CreateEmptyAsync(on);
        var writer = store.Get<StoreWriter>();
        await writer.WriteAsync((context, _) => AddAsync(context, "a"), Cancel);

        await Assert.ThrowsAsync<DbUpdateException>(() => writer.WriteAsync((context, _) => AddAsync(context, "a"), Cancel));
        await writer.WriteAsync((context, _) => AddAsync(context, "b"), Cancel);

        Assert.Equal(2, await CountAsync(store));
    }

    [Fact]
    public async Task Who_gives_up_before_the_turn_or_within_it_has_saved_nothing_and_who_does_later_has_saved()
    {
        await using var store = await TestStore.CreateEmptyAsync(on);
        var held = Held(store, out var release);
        var writer = store.Get<StoreWriter>();
        using var beforeTurn = new CancellationTokenSource();
        using var within = new CancellationTokenSource();
        using var later = new CancellationTokenSource();
        bool ran = false;
        var never = writer.WriteAsync((_, _) => Task.FromResult(ran = true), beforeTurn.Token);
        var taken = writer.WriteAsync(
            async (context, _) =>
            {
                int id = await AddAsync(context, "within");
                await within.CancelAsync();
                return id;
            },
            within.Token);
        var saved = writer.WriteAsync((context, _) => AddAsync(context, "saved"), later.Token);
        var stopper = writer.WriteAsync(
            async (_, _) =>
            {
                await later.CancelAsync(); // its own work is done
                return 0;
            },
            Cancel);

        await beforeTurn.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => never); // at once, although the turn is held
        release.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => taken);
        await Task.WhenAll(held, saved, stopper);
        Assert.False(ran);
        await using var context = store.Open();
        Assert.Equal(["held", "saved"], await context.Settings.OrderBy(s => s.Key).Select(s => s.Key).ToListAsync(Cancel));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => writer.WriteAsync((c, _) => AddAsync(c, "x"), later.Token));
    }

    [Fact]
    public async Task Whose_turn_does_not_come_is_told_so_and_never_runs()
    {
        await using var store = await TestStore.CreateEmptyAsync(on);
        var held = Held(store, out var release);
        var waiting = store.Get<StoreWriter>().WriteAsync((context, _) => AddAsync(context, "late"), Cancel);

        store.Time.Advance(StoreWriter.Patience);

        await Assert.ThrowsAsync<StoreBusyException>(() => waiting);
        release.SetResult();
        await held;
        Assert.Equal(1, await CountAsync(store));
    }

    [Fact]
    public async Task A_work_runs_as_its_caller()
    {
        await using var store = await TestStore.CreateEmptyAsync(on);
        var who = new AsyncLocal<int>();

        var seen = await Task.WhenAll(Enumerable.Range(1, 8).Select(async n =>
        {
            who.Value = n;
            return (n, await store.Get<StoreWriter>().WriteAsync((_, _) => Task.FromResult(who.Value), Cancel));
        }));

        Assert.All(seen, s => Assert.Equal(s.n, s.Item2));
    }

    // Somebody who has the turn, and keeps it until released.
    private static Task<int> Held(TestStore store, out TaskCompletionSource release)
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = store.Get<StoreWriter>().WriteAsync(
            async (context, _) =>
            {
                begun.SetResult();
                await end.Task;
                return await AddAsync(context, "held");
            },
            Cancel);
        begun.Task.Wait(Cancel);
        return held;
    }

    private static async Task<int> AddAsync(PmqaDbContext context, string key)
    {
        context.Settings.Add(new Setting { Key = key, Value = "" });
        return await context.SaveChangesAsync(Cancel);
    }

    private static async Task<int> CountAsync(TestStore store)
    {
        await using var context = store.Open();
        return await context.Settings.CountAsync(Cancel);
    }
}
