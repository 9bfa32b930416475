using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Past;
using PmqaDashboard.Domain.Record;
using Xunit;

namespace PmqaDashboard.Tests.Server.Record;

public abstract class PastStoreTests(TestDatabase on)
{
    public sealed class OnSqlite() : PastStoreTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : PastStoreTests(TestDatabase.Postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Years_are_kept_and_read_as_they_were_entered_all_or_none()
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.Feed.LookAsync(Cancel);
        var keeping = store.Get<IRecordKeeping>();
        PastYear[] years =
        [
            new() { FiscalYear = 2551, Reported = 70.5m, Kpis = [new("10.2", 88.123456m, 4.25m)] },
            new() { FiscalYear = 2552, Certified = 0, Categories = [new(4, 71)], Source = "รายงาน “ประจำปี” ๒๕๕๒" },
        ];

        Assert.Equal(RecordRefusal.Forbidden, Assert.IsType<RecordOutcome.Refused>(
            await keeping.SaveAsync(TestStore.Policy, new SetPastYear(years[0], 0), Cancel)).Reason);
        Assert.IsType<RecordOutcome.Refused>(await keeping.SaveAsync(
            TestStore.Secretariat, new SetPastYear([new(years[0], 0), new(years[1] with { Certified = 101 }, 0)]), Cancel));
        Assert.Empty(await store.Get<IChangeJournal>().ReadAsync(0, 10, Cancel));

        Assert.IsType<RecordOutcome.Saved>(await keeping.SaveAsync(TestStore.Secretariat, new SetPastYear([.. years.Select(y => new PastYearEdit(y, 0))]), Cancel));
        await store.Feed.LookAsync(Cancel);

        Assert.Equal(years, store.Source.Current!.Record.Past.Years.Select(y => y.Year));
        Assert.All(await store.Get<IChangeJournal>().ReadAsync(0, 10, Cancel), c => Assert.Equal(ChangeKind.PastYearSet, c.Kind));
    }
}
