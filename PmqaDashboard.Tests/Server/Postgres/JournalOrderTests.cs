using Microsoft.EntityFrameworkCore;
using Npgsql;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Data.Postgres;
using PmqaDashboard.Server.Progress;
using Xunit;

namespace PmqaDashboard.Tests.Server.Postgres;

/// <summary>
/// No number of the journal becomes visible after a greater one. Writers here go past <see cref="StoreWriter"/>, with transactions of
/// their own: the database itself must keep the order.
/// </summary>
public sealed class JournalOrderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)] // a number that was taken back leaves no gap
    public async Task Who_writes_second_waits_for_the_first_to_end_and_gets_the_next_number(bool commits, long expected)
    {
        await using var store = await TestStore.CreateAsync(TestDatabase.Postgres);
        await using var first = store.Open();
        await using var second = store.Open();
        var firstTransaction = await first.Database.BeginTransactionAsync(Cancel);
        await InsertAsync(first, 10);

        var waiting = InsertAsync(second, 20);
        await WaitersAsync(store, 1);
        await (commits ? firstTransaction.CommitAsync(Cancel) : firstTransaction.RollbackAsync(Cancel));

        Assert.Equal(expected, (await waiting).Change.Sequence);
        Assert.Equal(Enumerable.Range(1, (int)expected).Select(n => (long)n), (await ReadAsync(store, 0)).Select(c => c.Sequence));
    }

    [Fact]
    public async Task The_use_case_waits_for_the_same_turn_before_it_reads()
    {
        await using var store = await TestStore.CreateAsync(TestDatabase.Postgres);
        await using var other = store.Open();
        var transaction = await other.Database.BeginTransactionAsync(Cancel);
        await InsertAsync(other, 10);

        var waiting = store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 20);
        await WaitersAsync(store, 1);
        await transaction.CommitAsync(Cancel);

        Assert.Equal(10, Assert.Single((await waiting).Overtaken).Percent);
        Assert.Equal([(null, 10m), (10m, 20m)], (await ReadAsync(store, 0)).Select(c => (c.Before, c.After)));
    }

    [Fact]
    public async Task A_writer_that_stalls_is_ended_and_the_others_go_on()
    {
        await using var store = await TestStore.CreateAsync(TestDatabase.Postgres);
        string impatient = store.ConnectionString + ";Options=-c idle_in_transaction_session_timeout=200ms";
        await using var node = TestStore.OpenPostgres(impatient);
        await using var stalled = node.Open();
        var transaction = await stalled.Database.BeginTransactionAsync(Cancel);
        await InsertAsync(stalled, 10);

        var saved = await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 20);

        Assert.Equal(1, saved.Report.Sequence);
        await Assert.ThrowsAnyAsync<Exception>(() => transaction.CommitAsync(Cancel));
        Assert.Equal([20m], (await ReadAsync(store, 0)).Select(c => c.After));
    }

    [Fact]
    public async Task Who_waits_too_long_for_a_turn_gives_up_with_nothing_written()
    {
        await using var store = await TestStore.CreateAsync(TestDatabase.Postgres);
        await using var node = TestStore.OpenPostgres(store.ConnectionString + ";Options=-c lock_timeout=100ms");
        await using var other = store.Open();
        var transaction = await other.Database.BeginTransactionAsync(Cancel);
        await InsertAsync(other, 10);

        var late = await Assert.ThrowsAnyAsync<Exception>(() => node.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 20));
        await transaction.CommitAsync(Cancel);

        Assert.Equal(PostgresErrorCodes.LockNotAvailable, Assert.IsType<PostgresException>(late.GetBaseException()).SqlState);
        Assert.Equal([10m], (await ReadAsync(store, 0)).Select(c => c.After));
    }

    [Fact]
    public async Task A_number_that_is_given_must_be_greater_than_all()
    {
        await using var store = await TestStore.CreateAsync(TestDatabase.Postgres);
        await using var context = store.Open();
        await InsertAsync(context, 10);

        Assert.Equal(7, (await InsertAsync(context, 20, number: 7)).Change.Sequence);
        Assert.Equal(8, (await InsertAsync(context, 30)).Change.Sequence);
        context.ChangeTracker.Clear();
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => InsertAsync(context, 40, number: 8));
        Assert.Contains("The journal is at 8", refused.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_writers_with_pauses_and_rollbacks_and_no_reader_misses_or_repeats_one()
    {
        const int Writers = 8, Each = 12, Nodes = 3;
        await using var store = await TestStore.CreateAsync(TestDatabase.Postgres);
        await using var second = store.OpenNode();
        await using var third = store.OpenNode();
        TestStore[] nodes = [store, second, third];
        using var done = new CancellationTokenSource();

        var followers = nodes.Concat(nodes).Select(node => Task.Run(() => FollowAsync(node, done.Token), Cancel)).ToList();
        var screens = await Task.WhenAll(nodes.Select(NodeScreen.StartAsync));
        var raw = Enumerable.Range(0, Writers).Select(w => Task.Run(() => WriteAsync(nodes[w % Nodes], w), Cancel));
        var people = nodes.Select(node => Task.Run(
            async () =>
            {
                for (int n = 0; n < Each; n++)
                {
                    await node.SaveAsync(TestStore.Hrd, TestStore.SharedStep, n);
                }

                return Each;
            },
            Cancel));
        int committed = (await Task.WhenAll(raw.Concat(people))).Sum();
        foreach (var screen in screens)
        {
            await screen.ReachAsync(committed);
        }

        await done.CancelAsync();

        var all = Enumerable.Range(1, committed).Select(n => (long)n).ToList();
        Assert.True(committed > Nodes * Each + Writers);
        foreach (var follower in followers)
        {
            Assert.Equal(all, await follower);
        }

        // Whatever Boards two nodes had at the same sequence, they were the same.
        foreach (var boards in screens.SelectMany(s => s.Boards).GroupBy(b => b.Sequence))
        {
            Assert.Single(boards.Select(b => b.Text).Distinct());
        }

        async Task<int> WriteAsync(TestStore node, int writer)
        {
            var chance = new Random(writer);
            int kept = 0;
            for (int n = 0; n < Each; n++)
            {
                await using var context = node.Open();
                await using var transaction = await context.Database.BeginTransactionAsync(Cancel);
                await PauseAsync(context, chance);
                await InsertAsync(context, chance.Next(100));
                await PauseAsync(context, chance);
                if (chance.Next(4) > 0)
                {
                    await transaction.CommitAsync(Cancel);
                    kept++;
                }
            }

            return kept;
        }

        async Task<List<long>> FollowAsync(TestStore node, CancellationToken end)
        {
            var seen = new List<long>();
            bool last;
            do
            {
                last = end.IsCancellationRequested;
                seen.AddRange((await ReadAsync(node, seen.LastOrDefault())).Select(c => c.Sequence));
            }
            while (!last);
            return seen;
        }
    }

    private static Task<int> PauseAsync(PmqaDbContext context, Random chance) =>
        context.Database.ExecuteSqlAsync($"SELECT pg_sleep({chance.Next(8) / 1000.0})", Cancel);

    private static async Task<Report> InsertAsync(PmqaDbContext context, decimal percent, long number = 0)
    {
        var at = new DateTime(2010, 6, 18, 3, 0, 0, DateTimeKind.Utc);
        var report = new Report
        {
            StepId = TestStore.PolicyStep,
            Unit = "policy",
            Percent = percent,
            AccountId = TestStore.Policy,
            AccountName = "Name of policy",
            AtUtc = at,
            Change = new Change(number, at, ChangeKind.Reported, TestStore.PolicyStep, "policy", TestStore.Policy, "Name of policy", 0, null, percent),
        };
        context.Add(report);
        await context.SaveChangesAsync(Cancel);
        return report;
    }

    private static Task<IReadOnlyList<Change>> ReadAsync(TestStore store, long after) => store.Get<IChangeJournal>().ReadAsync(after, 1000, Cancel);

    // Asks until so many wait for the turn of writers; the test's own time limit is that of the whole run.
    private static async Task WaitersAsync(TestStore store, int count)
    {
        await using var context = store.Open();
        while (await context.Database.SqlQuery<int>(
            $"SELECT count(*)::int AS \"Value\" FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = current_database() AND locktype = 'advisory' AND NOT granted AND (classid::bigint << 32 | objid::bigint) = {PostgresTurn.Key}")
            .SingleAsync(Cancel) < count)
        {
        }
    }
}
