using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using Xunit;

namespace PmqaDashboard.Tests.Server.Progress;

public abstract class UndoTests(TestDatabase on)
{
    public sealed class OnSqlite() : UndoTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : UndoTests(TestDatabase.Postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Taking_back_adds_a_withdrawal_and_what_was_there_before_counts_again()
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 30);
        var wrong = await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 90, result: "ผิด");

        var undone = Assert.IsType<ReportOutcome.Saved>(await store.Reporting.UndoAsync(TestStore.Policy, wrong.Report.Id, Cancel));

        Assert.Equal((null, null, wrong.Report.Id), (undone.Report.Percent, undone.Report.Result, undone.Report.Withdraws));
        Assert.Equal([3L, 2, 1], (await store.Get<IStepHistory>().ReadAsync(TestStore.PolicyStep, Cancel)).Select(r => r.Id));
        var change = (await store.Get<IChangeJournal>().ReadAsync(2, 100, Cancel))[0];
        Assert.Equal((ChangeKind.Withdrawn, 90m, 30m, undone.Report.Id), (change.Kind, change.Before, change.After, change.ReportId));
    }

    [Fact]
    public async Task After_the_only_report_is_taken_back_nothing_is_left()
    {
        await using var store = await TestStore.CreateAsync(on);
        var only = await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 30);

        await store.Reporting.UndoAsync(TestStore.Policy, only.Report.Id, Cancel);

        Assert.Null((await store.Get<IChangeJournal>().ReadAsync(1, 100, Cancel))[0].After);
        Assert.Null((await store.JournalAfterAsync(() => store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40))).Before);
    }

    [Fact]
    public async Task Reports_are_taken_back_one_after_another_from_the_newest()
    {
        await using var store = await TestStore.CreateAsync(on);
        long first = (await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 10)).Report.Id;
        long second = (await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 20)).Report.Id;

        Assert.Equal(Refusal.NothingToUndo, await RefusalAsync(store, TestStore.Policy, first));
        var change = await store.JournalAfterAsync(() => store.Reporting.UndoAsync(TestStore.Policy, second, Cancel));
        Assert.Equal((20m, 10m), (change.Before, change.After));
        change = await store.JournalAfterAsync(() => store.Reporting.UndoAsync(TestStore.Policy, first, Cancel));
        Assert.Equal((10m, null), (change.Before, change.After));
    }

    [Fact]
    public async Task Asked_again_because_the_answer_was_lost_it_is_done_once()
    {
        await using var store = await TestStore.CreateAsync(on);
        long report = (await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 10)).Report.Id;

        var first = Assert.IsType<ReportOutcome.Saved>(await store.Reporting.UndoAsync(TestStore.Policy, report, Cancel));
        var again = Assert.IsType<ReportOutcome.Saved>(await store.Reporting.UndoAsync(TestStore.Policy, report, Cancel));

        Assert.True(again.Repeated);
        Assert.Equal(first.Report, again.Report);
        Assert.Equal(2, (await store.Get<IChangeJournal>().ReadAsync(0, 100, Cancel)).Count);
    }

    [Fact]
    public async Task What_is_not_ones_own_or_not_there_cannot_be_taken_back()
    {
        await using var store = await TestStore.CreateAsync(on);
        long report = (await store.SaveAsync(TestStore.Policy, TestStore.SharedStep, 10)).Report.Id;

        Assert.Equal(Refusal.NothingToUndo, await RefusalAsync(store, TestStore.Hrd, report));
        Assert.Equal(Refusal.NothingToUndo, await RefusalAsync(store, TestStore.Viewer, report));
        Assert.Equal(Refusal.NothingToUndo, await RefusalAsync(store, TestStore.Policy, 99));
        Assert.Equal(Refusal.Forbidden, await RefusalAsync(store, TestStore.Gone, report));

        var withdrawal = Assert.IsType<ReportOutcome.Saved>(await store.Reporting.UndoAsync(TestStore.Secretariat, report, Cancel));
        Assert.Equal(Refusal.NothingToUndo, await RefusalAsync(store, TestStore.Secretariat, withdrawal.Report.Id));
        Assert.Equal(Refusal.NothingToUndo, await RefusalAsync(store, TestStore.Policy, report));
    }

    private static async Task<Refusal> RefusalAsync(TestStore store, string account, long report) =>
        Assert.IsType<ReportOutcome.Refused>(await store.Reporting.UndoAsync(account, report, Cancel)).Reason;
}
