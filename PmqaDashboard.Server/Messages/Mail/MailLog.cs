using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Progress;

namespace PmqaDashboard.Server.Messages.Mail;

/// <summary>What became of e-mails.</summary>
internal sealed class MailLog(
    IDbContextFactory<PmqaDbContext> contexts, StoreWriter writer, IOptions<MailOptions> options, MailSignal signal, TimeProvider time) : IMailLog
{
    public async Task<MailReport?> ReadAsync(string actorId, int max, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.FindPersonAsync(actorId, cancellationToken) is not { Role: Role.Secretariat })
        {
            return null;
        }

        var counts = await context.Outbox.GroupBy(m => m.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var newest = await context.Outbox.AsNoTracking().Include(m => m.Message)
            .Join(context.Users, m => m.Message.AccountId, a => a.Id, (mail, account) => new { Mail = mail, account.DisplayName })
            .OrderByDescending(m => m.Mail.Id)
            .Take(max)
            .ToListAsync(cancellationToken);
        return new MailReport(
            options.Value.IsSetUp, Count(MailState.Waiting), Count(MailState.Sent), Count(MailState.Failed),
            [.. newest.Select(m => Entry(m.Mail, m.DisplayName))]);

        int Count(MailState state) => counts.SingleOrDefault(c => c.State == state)?.Count ?? 0;
    }

    public async Task RetryAsync(string actorId, long id, CancellationToken cancellationToken)
    {
        var now = Kept.Moment(time.GetUtcNow().UtcDateTime);
        bool waits = await writer.WriteAsync(
            async (context, cancel) =>
            {
                if (await context.FindPersonAsync(actorId, cancel) is not { Role: Role.Secretariat }
                    || await context.Outbox.SingleOrDefaultAsync(m => m.Id == id && m.State == MailState.Failed, cancel) is not { } mail)
                {
                    return false;
                }

                (mail.State, mail.Attempts, mail.NextTryUtc, mail.MadeAtUtc) = (MailState.Waiting, 0, now, now);
                await context.SaveChangesAsync(cancel);
                return true;
            },
            cancellationToken);
        if (waits)
        {
            signal.Raise();
        }
    }

    private static MailEntry Entry(OutboxMail mail, string name) =>
        new(mail.Id, mail.Message.ToMessage(), name, mail.Address, mail.State, mail.Attempts)
        {
            SentAtUtc = mail.SentAtUtc,
            NextTryUtc = mail.State == MailState.Waiting ? mail.NextTryUtc : null,
            Error = mail.Error,
        };
}
