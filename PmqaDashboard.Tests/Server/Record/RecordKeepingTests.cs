using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Server.Live.Checkpoints;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Server.Record;

public abstract class RecordKeepingTests(TestDatabase on)
{
    public sealed class OnSqlite() : RecordKeepingTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : RecordKeepingTests(TestDatabase.Postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IRecordKeeping Keeping(TestStore store) => store.Get<IRecordKeeping>();

    private static Task<RecordOutcome> SaveAsync(TestStore store, string account, RecordCommand command) =>
        Keeping(store).SaveAsync(account, command, Cancel);

    // A round that asks the bureau of policy for one step alone.
    private static async Task<long> SubmitAsync(TestStore store)
    {
        var round = store.Source.Current!.Book.Agency.Rounds.Single(r => r.Months == 9) with { Covers = [TestStore.PolicyStep] };
        Assert.IsType<RecordOutcome.Saved>(await SaveAsync(store, TestStore.Secretariat, new SetRound(round)));
        var report = await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 80);
        Assert.IsType<RecordOutcome.Saved>(await SaveAsync(store, TestStore.Policy, new SubmitRound(9, "policy")));
        return report.Report.Id;
    }

    private static async Task<TestStore> OpenAsync(TestDatabase on)
    {
        var store = await TestStore.CreateAsync(on);
        await store.Feed.LookAsync(Cancel);
        return store;
    }

    [Fact]
    public async Task What_is_decided_stands_in_the_journal_and_on_the_Board_even_though_the_feed_lags_behind()
    {
        await using var store = await OpenAsync(on);
        long report = await SubmitAsync(store);
        Assert.IsType<RecordOutcome.Saved>(await SaveAsync(store, TestStore.Team1, new AcceptLines(9, "policy", [new SeenLine(TestStore.PolicyStep, report)])));
        var certified = Assert.IsType<RecordOutcome.Saved>(await SaveAsync(store, TestStore.Secretariat, new CertifyRound(9, "policy")));

        await store.Feed.LookAsync(Cancel);

        var board = store.Source.Current!;
        Assert.Equal((certified.Sequence, 80m), (board.Sequence, board.Step(TestStore.PolicyStep).Figures.Certified));
        var journal = await store.Get<IChangeJournal>().ReadAsync(0, 100, Cancel);
        Assert.Equal(
            [ChangeKind.RoundSet, ChangeKind.Reported, ChangeKind.RoundSubmitted, ChangeKind.LineAccepted, ChangeKind.RoundCertified],
            journal.Select(c => c.Kind));
        Assert.All(journal.Where(c => c.Kind != ChangeKind.Reported), c => Assert.Equal(9, c.Round));
        Assert.Equal((TestStore.PolicyStep, "policy", 80m), (journal[3].StepId, journal[3].Unit, journal[3].After));
    }

    [Fact]
    public async Task The_journal_of_a_report_tells_every_transition_of_its_unit_and_round_alone()
    {
        await using var store = await OpenAsync(on);
        long report = await SubmitAsync(store);
        await SaveAsync(store, TestStore.Team1, new ReturnLine(9, "policy", new SeenLine(TestStore.PolicyStep, report), "แนบหลักฐาน"));
        await SaveAsync(store, TestStore.Secretariat, new OpenRound(12));

        var told = await store.Get<IRoundJournal>().ReadAsync(9, "policy", Cancel);

        Assert.Equal([ChangeKind.RoundSubmitted, ChangeKind.LineReturned], told.Select(t => t.Kind));
        Assert.Equal(("แนบหลักฐาน", TestStore.PolicyStep), (told[1].Words, told[1].StepId));
        Assert.Empty(await store.Get<IRoundJournal>().ReadAsync(9, null, Cancel));
        Assert.Empty(await store.Get<IRoundJournal>().ReadAsync(12, "policy", Cancel));
    }

    [Fact]
    public async Task Who_may_not_is_refused_by_the_accounts_record()
    {
        await using var store = await OpenAsync(on);
        long report = await SubmitAsync(store);
        var accept = new AcceptLines(9, "policy", [new SeenLine(TestStore.PolicyStep, report)]);

        foreach (string account in new[] { TestStore.Hrd, TestStore.Viewer, TestStore.Committee, TestStore.Gone, "nobody" })
        {
            Assert.Equal(new RecordOutcome.Refused(RecordRefusal.Forbidden), (await SaveAsync(store, account, accept)) switch
            {
                RecordOutcome.Refused refused => refused with { Detail = null },
                var other => other,
            });
        }

        Assert.Equal(3, (await store.Get<IChangeJournal>().ReadAsync(0, 100, Cancel)).Count);
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_the_second_decides_on_what_the_first_left()
    {
        await using var store = await OpenAsync(on);
        long report = await SubmitAsync(store);
        var seen = new SeenLine(TestStore.PolicyStep, report);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(n =>
            SaveAsync(store, n % 2 == 0 ? TestStore.Team1 : TestStore.Secretariat, new ReturnLine(9, "policy", seen, $"remark {n}"))));

        Assert.Single(outcomes.OfType<RecordOutcome.Saved>());
        Assert.All(outcomes.OfType<RecordOutcome.Refused>(), o => Assert.Equal(RecordRefusal.AlreadyDecided, o.Reason));
    }

    [Fact]
    public async Task A_start_from_a_checkpoint_knows_the_whole_record()
    {
        await using var store = await OpenAsync(on);
        long report = await SubmitAsync(store);
        await SaveAsync(store, TestStore.Team1, new AcceptLines(9, "policy", [new SeenLine(TestStore.PolicyStep, report)]));
        await store.Feed.LookAsync(Cancel);
        var before = store.Source.Current!;
        await store.Get<CheckpointStore>().AddAsync(Checkpoint.KeyOf(before.Book), Checkpoint.Of(before), lateUtc: null, apart: 1, Cancel);
        await SaveAsync(store, TestStore.Secretariat, new CertifyRound(9, "policy"));

        var (again, _) = await store.Get<BoardMaker>().MakeAsync(RealPlans.Book, store.Now, beforeUtc: null, Cancel);

        Assert.Equal(RoundReportState.Accepted, before.Record.Rounds.Report(9, "policy")!.State);
        Assert.Equal(RoundReportState.Certified, again.Record.Rounds.Report(9, "policy")!.State);
        Assert.Equal(80, again.Step(TestStore.PolicyStep).Figures.Certified);
        Assert.Equal(1, again.Units.Single(u => u.Unit.Code == "policy").Rounds.Single(r => r.Months == 9).Expected);
    }
}
