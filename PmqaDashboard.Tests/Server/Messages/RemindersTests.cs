using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Messages.Mail;
using Xunit;

namespace PmqaDashboard.Tests.Server.Messages;

public abstract class RemindersTests(TestDatabase on)
{
    public sealed class OnSqlite() : RemindersTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : RemindersTests(TestDatabase.Postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_who_reports_for_a_unit_is_reminded_and_who_cannot_be_is_named()
    {
        await using var store = await MailStore.CreateAsync(port: 1, on);
        await store.AddAccountAsync("policy2", Role.FocalPoint, "policy");

        var done = await store.RemindAsync("policy", "team1", "km");

        Assert.True(done.MailIsSetUp);
        Assert.Equal(["policy", "team1", "km"], done.Units.Select(u => u.Unit));
        Assert.Equal(["Name of policy", "Name of policy2"], done.Units[0].People);
        Assert.Equal(["Name of policy2"], done.Units[0].WithoutAddress);
        Assert.Equal(["Name of team1"], done.Units[1].WithoutAddress);
        Assert.Empty(done.Units[2].People);
        var message = Assert.Single(await InboxAsync(store, TestStore.Policy));
        Assert.Equal(
            (MessageKind.Reminder, 9, "policy", "Name of secretariat", false, "/work/round/9"),
            (message.Kind, message.Round, message.Unit, message.From, message.IsRead, message.Link));
        Assert.Empty(await InboxAsync(store, TestStore.Gone));
        Assert.Empty(await InboxAsync(store, TestStore.Viewer));
        Assert.Equal(MailStore.PolicyAddress, Assert.Single((await store.ReportAsync()).Entries).Address);
    }

    [Fact]
    public async Task The_same_day_reminds_once_and_the_next_day_again()
    {
        await using var store = await MailStore.CreateAsync(port: 1, on);

        Assert.False((await store.RemindAsync("policy")).Units[0].AlreadyToday);
        Assert.True((await store.RemindAsync("policy", "policy")).Units.Single().AlreadyToday);
        Assert.Equal(1, await store.Get<IInbox>().CountUnreadAsync(TestStore.Policy, Cancel));
        store.Time.Advance(TimeSpan.FromHours(14));
        Assert.False((await store.RemindAsync("policy")).Units[0].AlreadyToday);

        Assert.Equal(2, (await store.ReportAsync()).Waiting);
    }

    [Theory]
    [InlineData(TestStore.Policy, 9, "policy", ReminderRefusal.Forbidden)]
    [InlineData(TestStore.Team1, 9, "policy", ReminderRefusal.Forbidden)]
    [InlineData(TestStore.Committee, 9, "policy", ReminderRefusal.Forbidden)]
    [InlineData("nobody", 9, "policy", ReminderRefusal.Forbidden)]
    [InlineData(TestStore.Secretariat, 7, "policy", ReminderRefusal.UnknownRound)]
    [InlineData(TestStore.Secretariat, 9, "nowhere", ReminderRefusal.UnknownUnit)]
    public async Task Only_the_secretariat_reminds_of_a_round_that_there_is(string actor, int months, string unit, ReminderRefusal expected)
    {
        await using var store = await MailStore.CreateAsync(port: 1, on);

        var refused = Assert.IsType<ReminderOutcome.Refused>(await store.Get<IReminders>().RemindAsync(actor, months, ["policy", unit], Cancel));

        Assert.Equal(expected, refused.Reason);
        Assert.Empty(await InboxAsync(store, TestStore.Policy));
        Assert.Null(await store.Get<IMailLog>().ReadAsync(TestStore.Policy, 10, Cancel));
    }

    [Fact]
    public async Task Without_a_mail_server_messages_come_and_no_e_mail_is_kept_for_later()
    {
        await using var store = await MailStore.CreateAsync(port: 1, on);
        store.Get<IOptions<MailOptions>>().Value.Host = null;

        Assert.False((await store.RemindAsync("policy")).MailIsSetUp);

        Assert.Single(await InboxAsync(store, TestStore.Policy));
        var report = await store.ReportAsync();
        Assert.Equal((false, 0), (report.IsSetUp, report.Entries.Length));
    }

    [Fact]
    public async Task An_inbox_is_read_up_to_what_was_seen_and_only_its_owner_is_told()
    {
        await using var store = await MailStore.CreateAsync(port: 1, on);
        var inbox = store.Get<IInbox>();
        var (policy, hrd) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        using var mine = inbox.Subscribe(TestStore.Policy, () => Task.FromResult(policy.Release()));
        using var other = inbox.Subscribe(TestStore.Hrd, () => Task.FromResult(hrd.Release()));

        await store.RemindAsync("policy");
        Assert.True(await policy.WaitAsync(TimeSpan.FromSeconds(20), Cancel));
        long first = (await InboxAsync(store, TestStore.Policy))[0].Id;
        store.Time.Advance(TimeSpan.FromDays(1));
        await store.RemindAsync("policy");
        Assert.True(await policy.WaitAsync(TimeSpan.FromSeconds(20), Cancel));
        await inbox.MarkReadAsync(TestStore.Hrd, long.MaxValue, Cancel);
        await inbox.MarkReadAsync(TestStore.Policy, first, Cancel);

        Assert.Equal([false, true], (await InboxAsync(store, TestStore.Policy)).Select(m => m.IsRead));
        Assert.Equal(1, await inbox.CountUnreadAsync(TestStore.Policy, Cancel));
        Assert.Equal(0, hrd.CurrentCount);
    }

    private static Task<IReadOnlyList<Message>> InboxAsync(TestStore store, string account) =>
        store.Get<IInbox>().ReadAsync(account, 10, Cancel);
}
