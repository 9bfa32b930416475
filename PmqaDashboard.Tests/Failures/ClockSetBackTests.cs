using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Tests.Domain.Live;
using PmqaDashboard.Tests.Domain.Plans;
using PmqaDashboard.Tests.Server;
using Xunit;

namespace PmqaDashboard.Tests.Failures;

/// <summary>The machine's clock is set back: by its administrator, by a time server, or because its battery died.</summary>
public abstract class ClockSetBackTests(TestDatabase on)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Neither_day_nor_sequence_nor_moment_goes_back_with_it()
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.Feed.LookAsync(Cancel);
        var first = await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40);
        await store.Feed.LookAsync(Cancel);

        store.Time.AdjustTime(store.Time.GetUtcNow() - TimeSpan.FromHours(12)); // 22:00 of the day before
        var second = await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 50);
        await store.Feed.LookAsync(Cancel);

        Assert.Equal(first.Report.AtUtc, second.Report.AtUtc);
        var board = store.Source.Current!;
        Assert.Equal((2L, new DateOnly(2010, 6, 18)), (board.Sequence, board.Day));
        Assert.Equal(50, board.Step(TestStore.PolicyStep).Figures.Reported);

        // The former day does not hold what was saved on the next; and a start now comes to the Board that was there.
        var before = await store.Source.AsOfAsync(new DateOnly(2010, 6, 17), Cancel);
        Assert.Equal(0, before!.Sequence);
        var journal = await store.Get<IChangeJournal>().ReadAsync(0, 100, Cancel);
        var now = store.Get<FiscalClock>().UtcNowAfter(journal[^1].AtUtc);
        Assert.Equal(BoardText.Of(BoardBuilder.Start(RealPlans.Book, journal, now)), BoardText.Of(board));
    }

    [Fact]
    public async Task A_clock_that_was_a_year_ahead_for_a_moment_does_not_hold_the_year_up()
    {
        await using var store = await TestStore.CreateAsync(on);
        store.Time.AdjustTime(store.Time.GetUtcNow().AddYears(1));
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40);
        store.Time.AdjustTime(store.Time.GetUtcNow().AddYears(-1));

        var saved = await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 50);

        Assert.Equal(store.Now, saved.Report.AtUtc);
    }

    public sealed class OnSqlite() : ClockSetBackTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : ClockSetBackTests(TestDatabase.Postgres);
}
