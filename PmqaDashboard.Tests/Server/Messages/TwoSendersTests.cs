using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Messages.Mail;
using Xunit;

namespace PmqaDashboard.Tests.Server.Messages;

public abstract class TwoSendersTests(TestDatabase on)
{
    private const int Many = 24;

    public sealed class OnSqlite() : TwoSendersTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : TwoSendersTests(TestDatabase.Postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_e_mail_is_sent_once_by_whichever_of_two_senders()
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var store = await MailStore.CreateAsync(smtp.Port, on);
        for (int n = 1; n < Many; n++)
        {
            await store.AddAccountAsync($"policy{n}", Role.FocalPoint, "policy");
            await store.SetAddressAsync($"policy{n}", $"policy{n}@office.test");
        }

        await store.RemindAsync("policy");
        if (on == TestDatabase.Postgres)
        {
            await using var other = store.OpenNode();
            await other.BeginAsync(smtp.Port);
            await Task.WhenAll(store.Sender().SendDueAsync(Cancel), other.Sender().SendDueAsync(Cancel));
        }
        else
        {
            using var line = new SmtpLine(store.Get<Microsoft.Extensions.Options.IOptions<MailOptions>>(), store.Time);
            using var second = Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<MailSender>(store.Services, line);
            await Task.WhenAll(store.Sender().SendDueAsync(Cancel), second.SendDueAsync(Cancel));
        }

        var ids = new HashSet<string>();
        for (int n = 0; n < Many; n++)
        {
            Assert.True(ids.Add((await smtp.NextAsync()).MessageId!));
        }

        Assert.False(smtp.HasMore);
        await using var context = store.Open();
        Assert.Equal(Many, await context.Outbox.CountAsync(m => m.State == MailState.Sent && m.Attempts == 1 && m.Lease == null, Cancel));
    }
}
