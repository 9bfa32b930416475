using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Live.Checkpoints;
using PmqaDashboard.Server.Progress;
using PmqaDashboard.Tests.Domain.Growth;
using PmqaDashboard.Tests.Domain.Live;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Server.Live;

/// <summary>Whatever checkpoints there are, a Board is what the whole journal says.</summary>
public abstract class CheckpointStoreTests(TestDatabase on)
{
    public sealed class OnSqlite() : CheckpointStoreTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : CheckpointStoreTests(TestDatabase.Postgres);

    private static readonly PlanBook Book = RealPlans.Book;
    private static readonly string Key = Checkpoint.KeyOf(Book);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_start_reads_only_what_came_after_the_newest_checkpoint()
    {
        await using var store = await TestStore.CreateAsync(on);
        await WriteAsync(store, 200);
        await KeepAsync(store, 150);

        var (board, fold) = await MakeAsync(store, null);

        Assert.Equal(50, fold.Added);
        Assert.Equal(BoardText.Of(BoardBuilder.Start(Book, await JournalAsync(store), store.Now)), BoardText.Of(board));
    }

    [Fact]
    public async Task A_damaged_checkpoint_is_left_out_and_told_of()
    {
        await using var store = await TestStore.CreateAsync(on);
        await WriteAsync(store, 100);
        await KeepAsync(store, 40);
        await KeepAsync(store, 80);
        await DamageAsync(store, 80);

        Assert.Equal(60, (await MakeAsync(store, null)).Fold.Added);
        Assert.Equal("Warning: The checkpoint at change 80 is damaged and was left out. The journal has everything.", await store.Log.NextAsync());

        await DamageAsync(store, 40);
        var (board, fold) = await MakeAsync(store, null);

        Assert.Equal(100, fold.Added);
        Assert.Equal(BoardText.Of(BoardBuilder.Start(Book, await JournalAsync(store), store.Now)), BoardText.Of(board));
    }

    [Fact]
    public async Task The_Board_of_every_day_is_the_journals_also_when_changes_come_late()
    {
        await using var store = await TestStore.CreateAsync(on);
        await WriteAsync(store, 400, lateOneIn: 25);
        var journal = await JournalAsync(store);
        foreach (int sequence in new[] { 70, 160, 240, 320, 380 })
            await KeepAsync(store, sequence);

        var few = 0;
        for (var day = Book.Agency.Year.FirstDay.AddDays(-1); day <= FiscalClock.DayOf(store.Now).AddDays(1); day = day.AddDays(23))
        {
            var end = FiscalClock.StartOfDayUtc(day.AddDays(1));
            var (board, fold) = await MakeAsync(store, end);
            Assert.Equal(BoardText.Of(BoardBuilder.AsOf(Book, journal, day)), BoardText.Of(board));
            few += fold.Added < 150 ? 1 : 0;
        }

        Assert.InRange(few, 8, 12);
    }

    [Fact]
    public async Task A_long_journal_without_checkpoints_gets_them_in_the_background()
    {
        await using var store = await TestStore.CreateAsync(on);
        store.Get<IOptions<LiveOptions>>().Value.CheckpointEvery = 60;
        await WriteAsync(store, 400, lateOneIn: 60);
        await store.Feed.StartAsync(Cancel);
        var keeper = store.Get<CheckpointKeeper>();

        await keeper.WriteAsync(Cancel);
        Assert.Equal([400], await store.Get<CheckpointStore>().SequencesAsync(Key, Cancel));
        await keeper.FillAsync(Cancel);
        var made = await store.Get<CheckpointStore>().SequencesAsync(Key, Cancel);

        Assert.InRange(made.Count, 4, 7);
        var journal = await JournalAsync(store);
        for (var day = new DateOnly(2009, 10, 20); day < new DateOnly(2010, 6, 18); day = day.AddDays(29))
            Assert.Equal(BoardText.Of(BoardBuilder.AsOf(Book, journal, day)), BoardText.Of((await MakeAsync(store, FiscalClock.StartOfDayUtc(day.AddDays(1)))).Board));
    }

    [Fact]
    public async Task Two_nodes_that_write_at_the_same_time_do_no_harm()
    {
        await using var store = await TestStore.CreateAsync(on);
        await WriteAsync(store, 100);
        var checkpoint = Checkpoint.Of(BoardBuilder.Start(Book, await JournalAsync(store), store.Now));
        var checkpoints = store.Get<CheckpointStore>();

        bool[] added = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => checkpoints.AddAsync(Key, checkpoint, null, 10, Cancel)));

        Assert.Equal(1, added.Count(a => a));
        Assert.Equal([100], await checkpoints.SequencesAsync(Key, Cancel));
        Assert.Equal(0, (await MakeAsync(store, null)).Fold.Added);
    }

    [Fact]
    public async Task Checkpoints_of_other_plans_and_of_another_journal_are_not_taken()
    {
        await using var store = await TestStore.CreateAsync(on);
        await WriteAsync(store, 20);
        var checkpoint = Checkpoint.Of(BoardBuilder.Start(Book, await JournalAsync(store), store.Now));
        var checkpoints = store.Get<CheckpointStore>();
        await checkpoints.AddAsync("another", checkpoint, null, 1, Cancel);
        Assert.Equal(20, (await MakeAsync(store, null)).Fold.Added);

        // As when the journal alone was put back to an earlier day.
        await checkpoints.AddAsync(Key, checkpoint, null, 1, Cancel);
        await store.SqlAsync("DELETE FROM \"Journal\" WHERE \"Sequence\" = 20");
        var (board, fold) = await MakeAsync(store, null);
        Assert.Equal((19, 19L), (fold.Added, board.Sequence));
        await checkpoints.ForgetOthersAsync(Key, Cancel);
        Assert.Empty(await checkpoints.SequencesAsync("another", Cancel));
    }

    [Fact]
    public async Task The_Board_of_a_day_is_made_once_and_goes_on_with_what_comes_late()
    {
        await using var store = await TestStore.CreateAsync(on);
        await WriteAsync(store, 100);
        var day = FiscalClock.DayOf(store.Now).AddDays(-3);

        var boards = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.Source.AsOfAsync(day, Cancel)));
        Assert.Single(boards.Distinct(ReferenceEqualityComparer.Instance));

        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 41);
        Assert.Same(boards[0], await store.Source.AsOfAsync(day, Cancel));

        await AddAsync(store, [new Change(0, FiscalClock.StartOfDayUtc(day), ChangeKind.Reported, TestStore.PolicyStep, "policy", TestStore.Policy, "P", 0, 41, 77)]);
        var late = await store.Source.AsOfAsync(day, Cancel);
        Assert.Equal(77, late!.Step(TestStore.PolicyStep).Figures.Reported);
        Assert.Equal(BoardText.Of(BoardBuilder.AsOf(Book, await JournalAsync(store), day)), BoardText.Of(late));

        for (int other = 0; other < FormerBoards.Most; other++)
            await store.Source.AsOfAsync(day.AddDays(-20 + other), Cancel);

        Assert.NotSame(late, await store.Source.AsOfAsync(day, Cancel));
    }

    [Fact]
    public async Task The_Board_exactly_after_a_change_is_the_one_that_was_shown_then_and_stays_so()
    {
        await using var store = await TestStore.CreateAsync(on);
        await WriteAsync(store, 200, lateOneIn: 20);
        var day = FiscalClock.DayOf(store.Now);
        var shown = BoardBuilder.Start(Book, await JournalAsync(store), store.Now);
        await KeepAsync(store, 120);
        await KeepAsync(store, 200);
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 41);
        await AddAsync(store, [new Change(0, FiscalClock.StartOfDayUtc(day.AddDays(-9)), ChangeKind.Reported, TestStore.PolicyStep, "policy", TestStore.Policy, "P", 0, 41, 77)]);

        var again = await store.Source.AtAsync(200, day, Cancel);

        Assert.Equal(BoardText.Of(shown), BoardText.Of(again!));
        Assert.Equal(shown.Fingerprint, again!.Fingerprint);
        Assert.Same(again, await store.Source.AtAsync(200, day, Cancel));
        Assert.NotEqual(shown.Fingerprint, (await store.Source.AtAsync(201, day, Cancel))!.Fingerprint);
        Assert.NotEqual(shown.Fingerprint, (await store.Source.AtAsync(200, day.AddDays(1), Cancel))!.Fingerprint);

        // Before the newest checkpoint an earlier one is taken.
        var journal = await JournalAsync(store);
        Assert.Equal(
            BoardBuilder.Start(Book, journal.Where(c => c.Sequence <= 150), store.Now).Fingerprint,
            (await store.Source.AtAsync(150, day, Cancel))!.Fingerprint);
    }

    private static async Task<(Board Board, BoardFold Fold)> MakeAsync(TestStore store, DateTime? beforeUtc) =>
        await store.Get<BoardMaker>().MakeAsync(Book, beforeUtc?.AddTicks(-1) ?? store.Now, beforeUtc, Cancel);

    private static async Task<List<Change>> JournalAsync(TestStore store) =>
        [.. await store.Get<IChangeJournal>().ReadAsync(0, int.MaxValue, Cancel)];

    // As a node would that has read the journal up to there, from the checkpoint before.
    private static async Task KeepAsync(TestStore store, int sequence)
    {
        var journal = await JournalAsync(store);
        var checkpoints = store.Get<CheckpointStore>();
        long before = await checkpoints.NewestAsync(Key, Cancel);
        var lateness = default(Lateness).With(journal.Where(c => c.Sequence <= before)) with { EarliestLateUtc = null };
        var changes = journal.Where(c => c.Sequence <= sequence).ToList();
        var board = BoardBuilder.Start(Book, changes, changes.Max(c => c.AtUtc));
        lateness = lateness.With(changes.Where(c => c.Sequence > before));
        Assert.True(await checkpoints.AddAsync(Key, Checkpoint.Of(board), lateness.EarliestLateUtc, 1, Cancel));
    }

    private static async Task WriteAsync(TestStore store, int rows, int lateOneIn = int.MaxValue)
    {
        var today = FiscalClock.DayOf(store.Now);
        await AddAsync(store, GrownJournal.Make(Book, rows, today, TestStore.Policy, "Policy").Select(
            (c, i) => i % lateOneIn == lateOneIn - 1 ? c with { AtUtc = c.AtUtc.AddHours(-i * 7 % 200) } : c));
    }

    private static Task<bool> AddAsync(TestStore store, IEnumerable<Change> changes) => store.Get<StoreWriter>().WriteAsync(
        async (context, cancel) =>
        {
            foreach (var change in changes)
            {
                context.Add(new Report
                {
                    StepId = change.StepId!,
                    Unit = change.Unit,
                    Percent = change.Kind is ChangeKind.Withdrawn ? null : change.After,
                    AccountId = change.AccountId,
                    AccountName = change.AccountName,
                    AtUtc = change.AtUtc,
                    Change = change with { Sequence = 0, ReportId = 0 },
                });
                await context.SaveChangesAsync(cancel);
                context.ChangeTracker.Clear();
            }

            return true;
        },
        Cancel);

    private async Task DamageAsync(TestStore store, int sequence) => await store.SqlAsync(on is TestDatabase.Sqlite
        ? $"UPDATE \"Checkpoints\" SET \"Data\" = zeroblob(200) WHERE \"Sequence\" = {sequence}"
        : $"UPDATE \"Checkpoints\" SET \"Data\" = '\\x00000000'::bytea WHERE \"Sequence\" = {sequence}");
}
