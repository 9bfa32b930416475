using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using Xunit;

namespace PmqaDashboard.Tests.Server.Progress;

public abstract class SimultaneousReportsTests(TestDatabase on)
{
    public sealed class OnSqlite() : SimultaneousReportsTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : SimultaneousReportsTests(TestDatabase.Postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_key_sent_eight_times_at_once_is_one_save()
    {
        await using var store = await TestStore.CreateAsync(on);

        var outcomes = await AtOnceAsync(8, _ => store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40, result: "ครั้งเดียว", key: "k1"));

        Assert.Single(outcomes.Select(o => o.Report).Distinct());
        Assert.Single(outcomes, o => !o.Repeated);
        Assert.Single(await store.Get<IChangeJournal>().ReadAsync(0, 100, Cancel));
    }

    [Fact]
    public async Task A_key_is_for_one_save_of_one_account()
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.SaveAsync(TestStore.Policy, TestStore.SharedStep, 40, key: "k1");

        var misused = await store.Reporting.ReportAsync(TestStore.Policy, new ReportCommand(TestStore.SharedStep, null, 41, Key: "k1"), Cancel);
        var others = await store.SaveAsync(TestStore.Hrd, TestStore.SharedStep, 40, key: "k1");
        var tooLong = await store.Reporting.ReportAsync(
            TestStore.Policy, new ReportCommand(TestStore.SharedStep, null, 41, Key: new string('k', ReportCommand.MaxKey + 1)), Cancel);

        var unwritable = await store.Reporting.ReportAsync(TestStore.Policy, new ReportCommand(TestStore.SharedStep, null, 41, Key: "k\0"), Cancel);

        Assert.Equal(new ReportOutcome.Refused(Refusal.KeyMisused), misused);
        Assert.Equal(new ReportOutcome.Refused(Refusal.KeyMisused), tooLong);
        Assert.Equal(new ReportOutcome.Refused(Refusal.KeyMisused), unwritable);
        Assert.False(others.Repeated);
    }

    [Fact]
    public async Task A_save_sent_again_is_the_same_save_however_its_number_is_written_and_whatever_was_seen_meanwhile()
    {
        await using var store = await TestStore.CreateAsync(on);
        var first = await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40m, key: "k1");
        var second = await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 41m);

        var again = await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40.00m, basedOn: second.Report.Id, key: "k1");

        Assert.True(again.Repeated);
        Assert.Equal(first.Report, again.Report);
        Assert.Empty(again.Overtaken);
    }

    [Fact]
    public async Task Of_two_who_write_at_once_both_are_kept_and_the_later_is_told_what_the_other_wrote()
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAccountAsync("policy-2", PmqaDashboard.Domain.People.Role.FocalPoint, "policy");
        var seen = (await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 10)).Report.Id;

        var both = await AtOnceAsync(2, n => store.SaveAsync(
            n == 0 ? TestStore.Policy : "policy-2", TestStore.PolicyStep, 20 + n, result: $"คำของคนที่ {n}", basedOn: seen));

        var earlier = both.MinBy(o => o.Report.Id)!;
        var later = both.MaxBy(o => o.Report.Id)!;
        Assert.Empty(earlier.Overtaken);
        Assert.Equal([earlier.Report], later.Overtaken);
        Assert.Equal(
            [later.Report.Id, earlier.Report.Id, seen],
            (await store.Get<IStepHistory>().ReadAsync(TestStore.PolicyStep, Cancel)).Select(r => r.Id));
    }

    [Fact]
    public async Task Who_had_seen_nothing_is_told_of_everything_and_only_of_the_own_share()
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.SaveAsync(TestStore.Hrd, TestStore.SharedStep, 10);
        var first = await store.SaveAsync(TestStore.Policy, TestStore.SharedStep, 20);
        var second = await store.SaveAsync(TestStore.Secretariat, TestStore.SharedStep, 30, unit: "policy", basedOn: first.Report.Id);

        var late = await store.SaveAsync(TestStore.Policy, TestStore.SharedStep, 40);

        Assert.Empty(second.Overtaken);
        Assert.Equal([first.Report, second.Report], late.Overtaken);
    }

    [Fact]
    public async Task Thirty_two_writers_at_once_lose_nothing_and_the_journal_has_no_gap()
    {
        await using var store = await TestStore.CreateAsync(on);

        var saved = await AtOnceAsync(32, n => store.SaveAsync(TestStore.Secretariat, TestStore.SharedStep, n, unit: n % 2 == 0 ? "hrd" : "policy"));

        var journal = await store.Get<IChangeJournal>().ReadAsync(0, 100, Cancel);
        Assert.Equal(Enumerable.Range(1, 32).Select(n => (long)n), journal.Select(c => c.Sequence));
        Assert.Equal(saved.Select(s => s.Report.Id).Order(), journal.Select(c => c.ReportId!.Value));
        foreach (var share in journal.GroupBy(c => c.Unit))
        {
            // Each change begins where the one before it ended.
            Assert.Equal(share.Select(c => c.After).Prepend(null).SkipLast(1), share.Select(c => c.Before));
        }
    }

    private static Task<T[]> AtOnceAsync<T>(int times, Func<int, Task<T>> act)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable.Range(0, times).Select(n => Task.Run(
            async () =>
            {
                await start.Task;
                return await act(n);
            },
            Cancel)).ToArray();
        start.SetResult();
        return Task.WhenAll(all);
    }
}
