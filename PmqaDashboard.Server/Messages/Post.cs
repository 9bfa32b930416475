using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Messages.Mail;

namespace PmqaDashboard.Server.Messages;

/// <summary>
/// Puts messages into inboxes and, for who has an address, e-mails into the outbox: both in the transaction of whatever caused them.
/// Nobody gets two of the same occasion, however often it is tried.
/// </summary>
/// <param name="writer">The store's writer.</param>
/// <param name="options">Whether e-mail is set up.</param>
/// <param name="clock">The fiscal clock.</param>
/// <param name="news">Tells open inboxes.</param>
/// <param name="signal">Wakes the sender of e-mails.</param>
internal sealed class Post(StoreWriter writer, IOptions<MailOptions> options, FiscalClock clock, InboxNews news, MailSignal signal)
{
    /// <summary>Runs a work that may post, in one transaction; open inboxes and the sender hear of it after the commit.</summary>
    public async Task<T> RunAsync<T>(Func<PmqaDbContext, Batch, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        // The work may run twice; only what its last run has posted counts.
        Batch? batch = null;
        var result = await writer.WriteAsync(
            (context, cancel) => work(context, batch = new Batch(context, this), cancel), cancellationToken);
        if (batch is { Accounts.Count: > 0 })
        {
            news.Tell(batch.Accounts);
            if (batch.Mails > 0)
            {
                signal.Raise();
            }
        }

        return result;
    }

    /// <summary>What one transaction posts.</summary>
    internal sealed class Batch(PmqaDbContext context, Post post)
    {
        /// <summary>Who got a message.</summary>
        public HashSet<string> Accounts { get; } = [];

        /// <summary>How many e-mails wait because of it.</summary>
        public int Mails { get; private set; }

        /// <summary>Posts a message to everybody who reports for its unit.</summary>
        public async Task<Posted> AddAsync(MessageDraft draft, CancellationToken cancellationToken)
        {
            var people = await context.Users.AsNoTracking()
                .Where(a => a.Enabled && a.Unit == draft.Unit && (a.Role == Role.FocalPoint || a.Role == Role.WorkingTeam))
                .OrderBy(a => a.UserName)
                .Select(a => new Recipient(a.Id, a.DisplayName, a.Email))
                .ToListAsync(cancellationToken);
            var have = await context.Messages.Where(m => m.Occasion == draft.Occasion).Select(m => m.AccountId).ToListAsync(cancellationToken);
            int added = 0;
            foreach (var person in people.Where(p => !have.Contains(p.AccountId)))
            {
                Add(draft, person);
                added++;
            }

            await context.SaveChangesAsync(cancellationToken);
            return new Posted([.. people], added);
        }

        private void Add(MessageDraft draft, Recipient person)
        {
            var message = new StoredMessage
            {
                AccountId = person.AccountId,
                Kind = draft.Kind,
                Occasion = draft.Occasion,
                Round = draft.Round,
                Unit = draft.Unit,
                Subject = draft.Subject,
                FromName = draft.From,
                Words = draft.Words,
                AtUtc = post.Now,
            };
            context.Add(message);
            Accounts.Add(person.AccountId);

            // Without a mail server none is kept waiting: whoever sets one up later does not send what is long past.
            if (person.Email is { } address && post.MailIsSetUp)
            {
                var now = post.RealNow;
                context.Add(new OutboxMail
                {
                    Message = message,
                    Token = RandomNumberGenerator.GetHexString(32, lowercase: true),
                    Address = address,
                    State = MailState.Waiting,
                    MadeAtUtc = now,
                    NextTryUtc = now,
                });
                Mails++;
            }
        }
    }

    /// <summary>Whether e-mails are made at all.</summary>
    public bool MailIsSetUp => options.Value.IsSetUp;

    private DateTime Now => clock.UtcNow;

    private DateTime RealNow => clock.Time.GetUtcNow().UtcDateTime;
}

/// <summary>Somebody who gets messages.</summary>
internal sealed record Recipient(string AccountId, string Name, string? Email);

/// <summary>Who has a message now.</summary>
/// <param name="People">Everybody that it is for.</param>
/// <param name="Added">How many of them did not have it before.</param>
internal sealed record Posted(ImmutableArray<Recipient> People, int Added);
