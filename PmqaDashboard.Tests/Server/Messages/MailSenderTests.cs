using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using MimeKit;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Server.Messages.Mail;
using Xunit;

namespace PmqaDashboard.Tests.Server.Messages;

/// <summary>E-mails through a real mail server. Time stands still, so an e-mail is tried again when the test says so.</summary>
public sealed class MailSenderTests
{
    private const string Password = "a-secret-of-the-relay";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reminder_arrives_in_thai_as_it_was_written()
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var store = await MailStore.CreateAsync(smtp.Port);
        var thai = new Show(new ViewSettings());

        await store.RemindAsync("policy");
        Assert.Null(await store.Sender().SendDueAsync(Cancel));

        var mail = await smtp.NextAsync();
        Assert.Equal("PMQA: โปรดส่งรายงานรอบ ๙ เดือน", mail.Subject);
        Assert.Matches(@"^PMQA:\s+=\?utf-8\?[ -~\s]+$", RawSubject(mail));
        Assert.Equal(("ระบบ PMQA", "pmqa@office.test"), Name(mail.From));
        Assert.Equal(("Name of policy", MailStore.PolicyAddress), Name(mail.To));
        Assert.EndsWith("@office.test", mail.MessageId, StringComparison.Ordinal);
        Assert.Equal(store.Time.GetUtcNow(), mail.Date);
        Assert.Equal(["text/plain", "text/html"], Assert.IsType<MultipartAlternative>(mail.Body).Select(p => p.ContentType.MimeType));
        Assert.All(mail.BodyParts.OfType<TextPart>(), p => Assert.Equal("utf-8", p.ContentType.Charset));
        foreach (string body in (string[])[mail.TextBody!, mail.HtmlBody!])
        {
            Assert.Contains("กำหนดส่ง " + thai.Date(new DateOnly(2010, 6, 30)), body, StringComparison.Ordinal);
            Assert.Contains("http://127.0.0.1/pmqa/work/round/9", body, StringComparison.Ordinal);
            Assert.Contains("Name of secretariat", body, StringComparison.Ordinal);
        }

        var sent = Assert.Single((await store.ReportAsync()).Entries);
        Assert.Equal((MailState.Sent, 1, null, store.Now), (sent.State, sent.Attempts, sent.Error, sent.SentAtUtc));
    }

    [Fact]
    public async Task Who_reads_english_gets_english()
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var store = await MailStore.CreateAsync(smtp.Port);
        await store.SqlAsync("""UPDATE "Accounts" SET "ViewSettings" = 'en.arabic.light' WHERE "Id" = 'policy'""");

        await store.RemindAsync("policy");
        await store.Sender().SendDueAsync(Cancel);

        var mail = await smtp.NextAsync();
        Assert.Equal("PMQA: Please submit the 9-month report", mail.Subject);
        Assert.Contains("due on 30 Jun 2010", mail.TextBody, StringComparison.Ordinal);
        Assert.DoesNotMatch("[ก-๛]", mail.TextBody);
    }

    [Fact]
    public async Task What_is_not_taken_now_is_tried_again_a_minute_later()
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var store = await MailStore.CreateAsync(smtp.Port);
        await store.SetAddressAsync(TestStore.Policy, "later@office.test");
        await store.RemindAsync("policy");

        Assert.Null(await store.Sender().SendDueAsync(Cancel));
        var waiting = Assert.Single((await store.ReportAsync()).Entries);
        Assert.Equal((MailState.Waiting, 1, "451 4.7.1 Greylisted, come again"), (waiting.State, waiting.Attempts, waiting.Error));
        Assert.Equal(store.Now + TimeSpan.FromMinutes(1), waiting.NextTryUtc);

        store.Time.Advance(TimeSpan.FromSeconds(59));
        await store.Sender().SendDueAsync(Cancel);
        Assert.False(smtp.HasMore);
        store.Time.Advance(TimeSpan.FromSeconds(1));
        await store.Sender().SendDueAsync(Cancel);

        await smtp.NextAsync();
        var sent = Assert.Single((await store.ReportAsync()).Entries);
        Assert.Equal((MailState.Sent, 2, null), (sent.State, sent.Attempts, sent.Error));
    }

    [Theory]
    [InlineData("refused@office.test", "550 5.1.1 No such mailbox")]
    [InlineData("content@office.test", "554 5.7.1 Not wanted")]
    public async Task What_is_refused_is_given_up_with_the_reason_and_sent_when_the_secretariat_says_so(string address, string reason)
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var store = await MailStore.CreateAsync(smtp.Port);
        await store.SetAddressAsync(TestStore.Policy, address);
        await store.SetAddressAsync(TestStore.Hrd, "hrd@office.test");
        await store.RemindAsync("policy", "hrd");

        Assert.Null(await store.Sender().SendDueAsync(Cancel));
        store.Time.Advance(TimeSpan.FromDays(1));
        await store.Sender().SendDueAsync(Cancel);

        Assert.Equal("hrd@office.test", Name((await smtp.NextAsync()).To).Address);
        var report = await store.ReportAsync();
        Assert.Equal((0, 1, 1), (report.Waiting, report.Sent, report.Failed));
        var failed = report.Entries.Single(e => e.State == MailState.Failed);
        Assert.Equal((reason, 1, null), (failed.Error, failed.Attempts, failed.NextTryUtc));

        await store.SetAddressAsync(TestStore.Policy, MailStore.PolicyAddress);
        await store.Get<IMailLog>().RetryAsync(TestStore.Policy, failed.Id, Cancel);
        Assert.Equal(1, (await store.ReportAsync()).Failed);
        await store.Get<IMailLog>().RetryAsync(TestStore.Secretariat, failed.Id, Cancel);
        await store.Sender().SendDueAsync(Cancel);

        Assert.Equal(MailStore.PolicyAddress, Name((await smtp.NextAsync()).To).Address);
        Assert.Equal(2, (await store.ReportAsync()).Sent);
    }

    [Fact]
    public async Task A_mail_server_that_is_down_delays_and_loses_nothing()
    {
        var smtp = await SmtpServer.StartAsync();
        int port = smtp.Port;
        await using var store = await MailStore.CreateAsync(port);
        await smtp.DisposeAsync();
        await store.SetAddressAsync(TestStore.Hrd, "hrd@office.test");
        await store.RemindAsync("policy", "hrd");

        Assert.Equal(TimeSpan.FromSeconds(30), await store.Sender().SendDueAsync(Cancel));
        Assert.Contains("The mail server cannot be reached", await store.Log.NextAsync(), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(60), await store.Sender().SendDueAsync(Cancel));
        Assert.False(store.Log.Any);
        Assert.Equal([1, 1], (await store.ReportAsync()).Entries.Select(e => e.Attempts));

        await using var again = await SmtpServer.StartAsync(port);
        store.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await store.Sender().SendDueAsync(Cancel));

        Assert.Equal(2, (await store.ReportAsync()).Sent);
        Assert.Contains("E-mail can be sent again", await store.Log.NextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_given_up_after_so_many_tries_and_after_a_week()
    {
        var smtp = await SmtpServer.StartAsync();
        await using var store = await MailStore.CreateAsync(smtp.Port);
        await smtp.DisposeAsync();
        store.Get<IOptions<MailOptions>>().Value.Tries = 3;
        await store.RemindAsync("policy");

        foreach (int minutes in (int[])[0, 1, 2])
        {
            Assert.Equal(MailState.Waiting, (await store.ReportAsync()).Entries[0].State);
            store.Time.Advance(TimeSpan.FromMinutes(minutes));
            Assert.NotNull(await store.Sender().SendDueAsync(Cancel));
        }

        var failed = (await store.ReportAsync()).Entries[0];
        Assert.Equal((MailState.Failed, 3), (failed.State, failed.Attempts));
        Assert.StartsWith("The mail server cannot be reached", failed.Error, StringComparison.Ordinal);

        await store.Get<IMailLog>().RetryAsync(TestStore.Secretariat, failed.Id, Cancel);
        store.Time.Advance(TimeSpan.FromDays(8));
        Assert.Null(await store.Sender().SendDueAsync(Cancel));
        Assert.Contains("seven days", (await store.ReportAsync()).Entries[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sender_that_died_after_the_mail_server_took_it_leaves_a_second_one_with_the_same_message_id()
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var store = await MailStore.CreateAsync(smtp.Port);
        await store.RemindAsync("policy");

        var claimed = (await store.Get<Outbox>().ClaimAsync(Cancel))!;
        Assert.IsType<SendResult.Accepted>(await store.Get<SmtpLine>().SendAsync(store.Get<MailText>().TryWrite(claimed)!));
        await store.Sender().SendDueAsync(Cancel);
        string? first = (await smtp.NextAsync()).MessageId;
        Assert.False(smtp.HasMore);

        store.Time.Advance(Outbox.Lease);
        await store.Sender().SendDueAsync(Cancel);

        Assert.Equal(first, (await smtp.NextAsync()).MessageId);
        Assert.False(await store.Get<Outbox>().SettleAsync(claimed, new SendResult.Refused("late"), Cancel));
        Assert.Equal(MailState.Sent, (await store.ReportAsync()).Entries[0].State);
    }

    [Fact]
    public async Task An_account_that_was_shut_or_has_no_address_any_more_gets_none()
    {
        await using var smtp = await SmtpServer.StartAsync();
        await using var store = await MailStore.CreateAsync(smtp.Port);
        await store.RemindAsync("policy");
        await store.SetAddressAsync(TestStore.Policy, null);

        await store.Sender().SendDueAsync(Cancel);

        Assert.False(smtp.HasMore);
        Assert.Equal(1, (await store.ReportAsync()).Failed);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_gets_neither_the_password_nor_the_e_mail()
    {
        using var directory = new CertificateDirectory();
        await using var smtp = await SmtpServer.StartAsync(
            0, "--certificate", directory.Certificate, "--key", directory.Key, "--user", "relay", "--password", Password);
        await using var store = await MailStore.CreateAsync(smtp.Port);
        var options = store.Get<IOptions<MailOptions>>().Value;
        (options.Security, options.User, options.Password) = (MailSecurity.StartTls, "relay", Password);
        await store.RemindAsync("policy");

        Assert.NotNull(await store.Sender().SendDueAsync(Cancel));

        Assert.False(smtp.HasMore);
        Assert.Contains("its certificate is not trusted", (await store.ReportAsync()).Entries[0].Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Password, true)]
    [InlineData("a-wrong-one", false)]
    public async Task It_signs_in_where_it_is_asked_to_and_never_tells_with_what(string password, bool works)
    {
        await using var smtp = await SmtpServer.StartAsync(0, "--user", "relay", "--password", Password);
        await using var store = await MailStore.CreateAsync(smtp.Port);
        var options = store.Get<IOptions<MailOptions>>().Value;
        (options.User, options.Password) = ("relay", password);
        await store.RemindAsync("policy");

        Assert.Equal(works, await store.Sender().SendDueAsync(Cancel) is null);

        Assert.Equal(works, smtp.HasMore);
        string? error = (await store.ReportAsync()).Entries[0].Error;
        Assert.Equal(works ? null : "The mail server does not accept Mail:User and Mail:Password.", error);
        Assert.Equal(!works, store.Log.Any);
        Assert.DoesNotContain(password, works ? "" : await store.Log.NextAsync(), StringComparison.Ordinal);
    }

    private static (string? Name, string Address) Name(InternetAddressList list) =>
        (Assert.Single(list.Mailboxes).Name, list.Mailboxes.Single().Address);

    // As it travelled: plain letters alone.
    private static string RawSubject(MimeMessage mail) =>
        System.Text.Encoding.UTF8.GetString(mail.Headers.Single(h => h.Id == HeaderId.Subject).RawValue).Trim();

    private sealed class CertificateDirectory : IDisposable
    {
        private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("pmqa-certificate-");

        public CertificateDirectory()
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
            File.WriteAllText(Certificate, certificate.ExportCertificatePem());
            File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
        }

        public string Certificate => Path.Combine(_directory.FullName, "certificate.pem");

        public string Key => Path.Combine(_directory.FullName, "key.pem");

        public void Dispose() => _directory.Delete(recursive: true);
    }
}
