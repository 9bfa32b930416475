using Microsoft.Extensions.Hosting;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Server.Messages;
using Xunit;

namespace PmqaDashboard.Tests.Server.Messages;

/// <summary>The round of nine months is due on 30 June; the clock begins at 10:00 of 18 June in Bangkok.</summary>
public sealed class DueRemindersTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Seven_days_and_one_day_before_and_the_day_after_each_comes_once()
    {
        await using var store = await MailStore.CreateAsync(port: 1);
        var seen = new List<(int Day, MessageKind Kind)>();
        for (int hour = 0; hour < 24 * 20; hour += 12)
        {
            await store.Feed.LookAsync(Cancel);
            int before = await CountAsync(store);
            await Reminders(store).LookAsync(Cancel);
            await Restarted(store).LookAsync(Cancel);
            int added = await CountAsync(store) - before;
            Assert.InRange(added, 0, 1);
            if (added == 1)
            {
                seen.Add((FiscalClock.DayOf(store.Now).Day, (await store.Get<IInbox>().ReadAsync(TestStore.Policy, 1, Cancel))[0].Kind));
            }

            store.Time.Advance(TimeSpan.FromHours(12));
        }

        Assert.Equal([(23, MessageKind.DueSoon), (29, MessageKind.DueSoon), (1, MessageKind.Overdue)], seen);
    }

    [Fact]
    public async Task Nobody_is_woken_before_eight()
    {
        await using var store = await MailStore.CreateAsync(port: 1);
        store.Time.SetUtcNow(new DateTimeOffset(2010, 6, 23, 0, 59, 0, TimeSpan.Zero));
        await store.Feed.LookAsync(Cancel);
        await Reminders(store).LookAsync(Cancel);
        Assert.Equal(0, await CountAsync(store));

        store.Time.Advance(TimeSpan.FromMinutes(1));
        await Reminders(store).LookAsync(Cancel);

        Assert.Equal(1, await CountAsync(store));
    }

    [Theory]
    [InlineData(22, "7,1", true, null)]
    [InlineData(23, "7,1", true, "due-7:9:2010-06-30")]
    [InlineData(26, "7,1", true, "due-7:9:2010-06-30")]
    [InlineData(30, "7,1", true, "due-1:9:2010-06-30")]
    [InlineData(30, "0", true, "due-0:9:2010-06-30")]
    [InlineData(30, "off", true, null)]
    [InlineData(31, "7,1", true, "overdue:9:2010-06-30")]
    [InlineData(33, "7,1", true, "overdue:9:2010-06-30")]
    [InlineData(34, "7,1", true, null)]
    [InlineData(31, "7,1", false, null)]
    public async Task What_is_due_on_a_day(int dayOfJune, string daysBefore, bool dayAfter, string? occasion)
    {
        await using var store = await MailStore.CreateAsync(port: 1);
        var day = new DateOnly(2010, 5, 31).AddDays(dayOfJune);
        store.Time.SetUtcNow(new DateTimeOffset(FiscalClock.StartOfDayUtc(day).AddHours(10)));
        await store.Feed.LookAsync(Cancel);

        var drafts = ReminderRule.Of(
            store.Get<IBoardSource>().Current!, day, new RemindersOptions { DaysBefore = daysBefore }.ReadDaysBefore(), dayAfter);

        Assert.Equal(occasion is null ? null : $"{occasion}:policy", drafts.SingleOrDefault(d => d is { Unit: "policy", Round: 9 })?.Occasion);
    }

    [Theory]
    [InlineData("7;1", "08:00", false)]
    [InlineData("-1", "08:00", false)]
    [InlineData("7, 1", "08:00", true)]
    [InlineData("", "08:00", true)]
    [InlineData("7", "8", false)]
    public void Settings_that_make_no_sense_are_refused(string daysBefore, string at, bool good)
    {
        var options = new RemindersOptions { DaysBefore = daysBefore, At = at };
        Assert.Equal(good, !options.Validate(new(options)).Any());
    }

    private static DueReminders Reminders(TestStore store) => store.Get<IEnumerable<IHostedService>>().OfType<DueReminders>().Single();

    private static DueReminders Restarted(TestStore store) =>
        Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<DueReminders>(store.Services);

    private static async Task<int> CountAsync(TestStore store) => (await store.Get<IInbox>().ReadAsync(TestStore.Policy, 100, Cancel)).Count;
}
