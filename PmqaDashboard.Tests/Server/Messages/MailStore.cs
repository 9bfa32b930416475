using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Server.Messages.Mail;
using Xunit;

namespace PmqaDashboard.Tests.Server.Messages;

/// <summary>A store with e-mail set up and a Board.</summary>
internal static class MailStore
{
    public const string PolicyAddress = "policy@office.test";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Opens a store whose e-mails go to a port of this machine.</summary>
    public static async Task<TestStore> CreateAsync(int port, TestDatabase on = TestDatabase.Sqlite)
    {
        var store = await TestStore.CreateAsync(on);
        await store.BeginAsync(port);
        await store.SetAddressAsync(TestStore.Policy, PolicyAddress);
        return store;
    }

    /// <summary>Sets e-mail up and makes the first Board.</summary>
    public static async Task BeginAsync(this TestStore store, int port)
    {
        var options = store.Get<IOptions<MailOptions>>().Value;
        (options.Host, options.Port, options.Security) = ("127.0.0.1", port, MailSecurity.None);
        (options.From, options.BaseAddress) = ("ระบบ PMQA <pmqa@office.test>", "http://127.0.0.1/pmqa/");
        await store.Feed.LookAsync(Cancel);
    }

    public static Task SetAddressAsync(this TestStore store, string account, string? address) =>
        store.SqlAsync($"UPDATE \"Accounts\" SET \"Email\" = {(address is null ? "NULL" : $"'{address}'")} WHERE \"Id\" = '{account}'");

    public static MailSender Sender(this TestStore store) => store.Get<IEnumerable<IHostedService>>().OfType<MailSender>().Single();

    /// <summary>The secretariat reminds units of the round of nine months.</summary>
    public static async Task<ReminderOutcome.Done> RemindAsync(this TestStore store, params string[] units) =>
        Assert.IsType<ReminderOutcome.Done>(await store.Get<IReminders>().RemindAsync(TestStore.Secretariat, 9, units, Cancel));

    /// <summary>What the secretariat sees of e-mails.</summary>
    public static async Task<MailReport> ReportAsync(this TestStore store) =>
        (await store.Get<IMailLog>().ReadAsync(TestStore.Secretariat, 100, Cancel))!;
}
