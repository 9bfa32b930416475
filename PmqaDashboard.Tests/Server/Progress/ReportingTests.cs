using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using Xunit;

namespace PmqaDashboard.Tests.Server.Progress;

public abstract class ReportingTests(TestDatabase on)
{
    public sealed class OnSqlite() : ReportingTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : ReportingTests(TestDatabase.Postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_kept_with_who_when_which_share_and_the_words()
    {
        await using var store = await TestStore.CreateAsync(on);

        var saved = Assert.IsType<ReportOutcome.Saved>(await store.Reporting.ReportAsync(
            TestStore.Hrd, new ReportCommand(TestStore.SharedStep, null, 62.55m, "ทำแล้ว", "ขาดคน", "เพิ่มคน"), Cancel));

        var expected = new ProgressReport(
            1, TestStore.SharedStep, "hrd", 62.55m, "ทำแล้ว", "ขาดคน", "เพิ่มคน", TestStore.Hrd, "Name of hrd", store.Now, 1, null);
        Assert.Equal(expected, saved.Report);
        Assert.False(saved.Repeated);
        Assert.Empty(saved.Overtaken);
        Assert.Equal([expected], await store.Get<IStepHistory>().ReadAsync(TestStore.SharedStep, Cancel));
        Assert.Equal(DateTimeKind.Utc, (await store.Get<IStepHistory>().ReadAsync(TestStore.SharedStep, Cancel))[0].AtUtc.Kind);
    }

    [Fact]
    public async Task A_report_stands_in_the_journal_with_what_the_share_was_before()
    {
        await using var store = await TestStore.CreateAsync(on);

        await store.SaveAsync(TestStore.Policy, TestStore.SharedStep, 30);
        await store.SaveAsync(TestStore.Hrd, TestStore.SharedStep, 100);
        var last = await store.SaveAsync(TestStore.Policy, TestStore.SharedStep, 55.5m);

        var journal = await store.Get<IChangeJournal>().ReadAsync(0, 100, Cancel);
        Assert.Equal([(1, null, 30m), (2, null, 100m), (3, 30m, 55.5m)], journal.Select(c => (c.Sequence, c.Before, c.After ?? -1)));
        Assert.Equal(
            new Change(3, store.Now, ChangeKind.Reported, TestStore.SharedStep, "policy", TestStore.Policy, "Name of policy", last.Report.Id, 30, 55.5m),
            journal[2]);
    }

    [Fact]
    public async Task The_journal_is_read_from_a_sequence_and_no_further_than_asked()
    {
        await using var store = await TestStore.CreateAsync(on);
        for (int percent = 1; percent <= 5; percent++)
        {
            await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, percent);
        }

        var journal = store.Get<IChangeJournal>();

        Assert.Equal([3, 4], (await journal.ReadAsync(2, 2, Cancel)).Select(c => c.Sequence));
        Assert.Empty(await journal.ReadAsync(5, 100, Cancel));
    }

    [Theory]
    [InlineData(TestStore.Policy, TestStore.PolicyStep, null, "policy")]
    [InlineData(TestStore.Policy, TestStore.SharedStep, null, "policy")]
    [InlineData(TestStore.Secretariat, TestStore.PolicyStep, null, "policy")]
    [InlineData(TestStore.Secretariat, TestStore.SharedStep, "hrd", "hrd")]
    [InlineData(TestStore.Team1, "1-5-1.1", null, "team1")]
    public async Task Whoever_may_reports_for_a_share(string account, string step, string? unit, string share)
    {
        await using var store = await TestStore.CreateAsync(on);

        Assert.Equal(share, (await store.SaveAsync(account, step, 50, unit)).Report.Unit);
    }

    [Fact]
    public async Task A_share_that_no_unit_holds_is_reported_by_the_secretariat_alone()
    {
        await using var store = await TestStore.CreateAsync(on);

        Assert.Null((await store.SaveAsync(TestStore.Secretariat, TestStore.UnheldStep, 50)).Report.Unit);
        Assert.Equal(Refusal.Forbidden, await RefusalAsync(store, TestStore.Policy, TestStore.UnheldStep));
    }

    [Theory]
    [InlineData(TestStore.Policy, "1-1-99", null, Refusal.UnknownStep)]
    [InlineData(TestStore.Policy, "1-4-1", null, Refusal.NotALeaf)]
    [InlineData(TestStore.Policy, TestStore.SharedStep, "hrd", Refusal.Forbidden)] // a forged unit
    [InlineData(TestStore.Hrd, TestStore.PolicyStep, "policy", Refusal.Forbidden)]
    [InlineData(TestStore.Hrd, TestStore.PolicyStep, null, Refusal.Forbidden)]
    [InlineData(TestStore.Hrd, TestStore.PolicyStep, "hrd", Refusal.NotAShare)]
    [InlineData(TestStore.Policy, TestStore.PolicyStep, "", Refusal.NotAShare)]
    [InlineData(TestStore.Secretariat, TestStore.SharedStep, null, Refusal.UnitNeeded)]
    [InlineData(TestStore.Secretariat, TestStore.SharedStep, "no-unit", Refusal.NotAShare)]
    [InlineData(TestStore.Viewer, TestStore.PolicyStep, "policy", Refusal.Forbidden)]
    [InlineData(TestStore.Committee, TestStore.PolicyStep, "policy", Refusal.Forbidden)]
    [InlineData(TestStore.Gone, TestStore.PolicyStep, null, Refusal.Forbidden)]
    [InlineData("nobody", TestStore.PolicyStep, null, Refusal.Forbidden)]
    public async Task Whoever_may_not_is_refused_and_nothing_is_saved(string account, string step, string? unit, Refusal refusal)
    {
        await using var store = await TestStore.CreateAsync(on);

        Assert.Equal(refusal, await RefusalAsync(store, account, step, unit));
        Assert.Empty(await store.Get<IChangeJournal>().ReadAsync(0, 100, Cancel));
    }

    [Fact]
    public async Task A_right_that_was_taken_away_is_gone_at_the_next_save()
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 10);
        await using (var context = store.Open())
        {
            (await context.Users.FindAsync([TestStore.Policy], Cancel))!.Unit = "hrd";
            await context.SaveChangesAsync(Cancel);
        }

        Assert.Equal(Refusal.Forbidden, await RefusalAsync(store, TestStore.Policy, TestStore.PolicyStep));
    }

    [Theory]
    [InlineData("-0.01")]
    [InlineData("100.01")]
    [InlineData("33.333")]
    public async Task A_percentage_out_of_range_is_refused(string percent)
    {
        await using var store = await TestStore.CreateAsync(on);
        var command = new ReportCommand(TestStore.PolicyStep, null, decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(
            new ReportOutcome.Refused(Refusal.PercentOutOfRange), await store.Reporting.ReportAsync(TestStore.Policy, command, Cancel));
    }

    [Fact]
    public async Task Words_are_cleaned_and_those_too_long_are_refused()
    {
        await using var store = await TestStore.CreateAsync(on);

        var saved = await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 10, result: "  กํา\u0000หนด\r\nแล้ว\u0007 ");
        var tooLong = new ReportCommand(TestStore.PolicyStep, null, 10, Obstacles: new string('ก', ReportCommand.MaxWords + 1));

        Assert.Equal("กำหนด\nแล้ว", saved.Report.Result);
        Assert.Equal(new ReportOutcome.Refused(Refusal.TextTooLong), await store.Reporting.ReportAsync(TestStore.Policy, tooLong, Cancel));
    }

    [Fact]
    public async Task Without_plans_no_step_is_known()
    {
        await using var store = await TestStore.CreateEmptyAsync(on);

        Assert.Equal(Refusal.UnknownStep, await RefusalAsync(store, TestStore.Policy, TestStore.PolicyStep));
    }

    private static async Task<Refusal> RefusalAsync(TestStore store, string account, string step, string? unit = null) =>
        Assert.IsType<ReportOutcome.Refused>(await store.Reporting.ReportAsync(account, new ReportCommand(step, unit, 50), Cancel)).Reason;
}
