using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Messages;

/// <summary>People's messages, each person's own alone.</summary>
internal sealed class Inbox(IDbContextFactory<PmqaDbContext> contexts, StoreWriter writer, FiscalClock clock, InboxNews news) : IInbox
{
    public async Task<IReadOnlyList<Message>> ReadAsync(string accountId, int max, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = await context.Messages.AsNoTracking()
            .Where(m => m.AccountId == accountId)
            .OrderByDescending(m => m.Id)
            .Take(max)
            .ToListAsync(cancellationToken);
        return [.. newest.Select(m => m.ToMessage())];
    }

    public async Task<int?> CountUnreadAsync(string accountId, CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            return await context.Messages.CountAsync(m => m.AccountId == accountId && m.ReadAtUtc == null, cancellationToken);
        }
        catch (Exception e) when (StoreFailure.IsPassing(e))
        {
            // It stands on every page, and pages show the newest Board while the store is down.
            return null;
        }
    }

    public async Task MarkReadAsync(string accountId, long upTo, CancellationToken cancellationToken)
    {
        var now = Kept.Moment(clock.UtcNow);
        int marked = await writer.WriteAsync(
            (context, cancel) => context.Messages
                .Where(m => m.AccountId == accountId && m.Id <= upTo && m.ReadAtUtc == null)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadAtUtc, now), cancel),
            cancellationToken);
        if (marked > 0)
        {
            news.Tell([accountId]);
        }
    }

    public IDisposable Subscribe(string accountId, Func<Task> callback) => news.Subscribe(accountId, callback);
}
