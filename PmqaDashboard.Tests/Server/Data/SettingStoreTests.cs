using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Server.Data;
using Xunit;

namespace PmqaDashboard.Tests.Server.Data;

public abstract class SettingStoreTests(TestDatabase on)
{
    public sealed class OnSqlite() : SettingStoreTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : SettingStoreTests(TestDatabase.Postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_set_last_is_found_and_can_be_forgotten()
    {
        await using var store = await TestStore.CreateEmptyAsync(on);
        var settings = store.Get<SettingStore>();

        Assert.Null(await settings.FindAsync("k", Cancel));
        await settings.SetAsync("k", "one", Cancel);
        await settings.SetAsync("k", "two", Cancel);
        Assert.Equal("two", await settings.FindAsync("k", Cancel));
        await settings.SetAsync("k", null, Cancel);
        Assert.Null(await settings.FindAsync("k", Cancel));
    }

    [Fact]
    public async Task The_fiscal_clock_keeps_its_shift_and_is_the_real_clock_without_one()
    {
        await using var store = await TestStore.CreateEmptyAsync(on);
        var settings = store.Get<SettingStore>();
        var shift = TimeSpan.FromDays(-5999) + TimeSpan.FromTicks(1);

        Assert.Null(await settings.FindClockShiftAsync(Cancel));
        Assert.Equal(store.Time.GetUtcNow().UtcDateTime, settings.ReadClock(store.Time).UtcNow);

        await settings.SetClockShiftAsync(shift, Cancel);

        Assert.Equal(shift, await settings.FindClockShiftAsync(Cancel));
        Assert.Equal(store.Time.GetUtcNow().UtcDateTime + shift, store.Get<FiscalClock>().UtcNow);
    }
}
