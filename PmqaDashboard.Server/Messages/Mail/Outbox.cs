using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Messages.Mail;

/// <summary>An e-mail that is ours to send, until the lease ends.</summary>
/// <param name="Mail">The e-mail, with its message.</param>
/// <param name="Name">Name of the recipient.</param>
/// <param name="View">How the recipient wants texts, in the form of the cookie; null when never set.</param>
internal sealed record ClaimedMail(OutboxMail Mail, string Name, string? View);

/// <summary>
/// Hands out e-mails, each to one sender at a time, over all nodes of the store. A sender that dies leaves its e-mail to the next when
/// its lease ends.
/// </summary>
internal sealed class Outbox(IDbContextFactory<PmqaDbContext> contexts, StoreWriter writer, IOptions<MailOptions> options, TimeProvider time)
{
    /// <summary>Who sends takes at most a fraction of this: <see cref="MailOptions.Timeout"/> is at most two minutes.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>What could not be sent for so long, because the server was off or could send none, would only confuse.</summary>
    public static readonly TimeSpan TooOld = TimeSpan.FromDays(7);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    private DateTime Now => Kept.Moment(time.GetUtcNow().UtcDateTime);

    /// <summary>Takes up the e-mail that waits longest; null when none is due.</summary>
    public async Task<ClaimedMail?> ClaimAsync(CancellationToken cancellationToken)
    {
        // Mostly there is none, and to see that takes no turn to write.
        var now = Now;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Outbox.AnyAsync(m => m.State == MailState.Waiting && m.NextTryUtc <= now, cancellationToken)
            ? await writer.WriteAsync(ClaimAsync, cancellationToken)
            : null;
    }

    /// <summary>Writes down what became of it, unless its lease has ended and another has taken it up.</summary>
    public Task<bool> SettleAsync(ClaimedMail claimed, SendResult result, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async (context, cancel) =>
            {
                var mail = await context.Outbox.SingleOrDefaultAsync(m => m.Id == claimed.Mail.Id && m.Lease == claimed.Mail.Lease, cancel);
                if (mail is null)
                {
                    return false;
                }

                Settle(mail, result);
                await context.SaveChangesAsync(cancel);
                return true;
            },
            cancellationToken);

    private async Task<ClaimedMail?> ClaimAsync(PmqaDbContext context, CancellationToken cancellationToken)
    {
        var now = Now;
        while (await context.Outbox.Include(m => m.Message)
            .Where(m => m.State == MailState.Waiting && m.NextTryUtc <= now)
            .OrderBy(m => m.NextTryUtc).ThenBy(m => m.Id)
            .FirstOrDefaultAsync(cancellationToken) is { } mail)
        {
            var account = await context.Users.AsNoTracking().SingleAsync(a => a.Id == mail.Message.AccountId, cancellationToken);
            string? hindrance =
                !account.Enabled || account.Email is null ? "The account is shut or has no address any more."
                : now - mail.MadeAtUtc > TooOld ? "It waited for more than seven days; such e-mails are not sent any more."
                : mail.Attempts >= options.Value.Tries ? mail.Error ?? "The server was stopped each time while it was sent."
                : null;
            if (hindrance is not null)
            {
                (mail.State, mail.Error, mail.Lease) = (MailState.Failed, hindrance, null);
                await context.SaveChangesAsync(cancellationToken);
                continue;
            }

            mail.Address = account.Email!;
            mail.Attempts++;
            mail.Lease = RandomNumberGenerator.GetHexString(32, lowercase: true);
            mail.NextTryUtc = now + Lease;
            await context.SaveChangesAsync(cancellationToken);
            return new ClaimedMail(mail, account.DisplayName, account.ViewSettings);
        }

        return null;
    }

    private void Settle(OutboxMail mail, SendResult result)
    {
        var now = Now;
        mail.Lease = null;
        switch (result)
        {
            case SendResult.Accepted:
                (mail.State, mail.SentAtUtc, mail.Error) = (MailState.Sent, now, null);
                break;
            case SendResult.Refused { Reason: var reason }:
                (mail.State, mail.Error) = (MailState.Failed, Short(reason));
                break;
            case SendResult.NotNow { Reason: var reason }:
                TryLater(mail, reason, now);
                break;
            case SendResult.Unreachable { Reason: var reason }:
                TryLater(mail, reason, now);
                break;
        }
    }

    // 1, 2, 4 … minutes, and from the tenth on six hours.
    private void TryLater(OutboxMail mail, string reason, DateTime now)
    {
        mail.Error = Short(reason);
        if (mail.Attempts >= options.Value.Tries)
        {
            mail.State = MailState.Failed;
            return;
        }

        var pause = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(mail.Attempts - 1, 20)));
        mail.NextTryUtc = now + (pause < LongestPause ? pause : LongestPause);
    }

    private static string Short(string reason) => reason.Length <= OutboxMail.MaxError ? reason : reason[..OutboxMail.MaxError];
}
