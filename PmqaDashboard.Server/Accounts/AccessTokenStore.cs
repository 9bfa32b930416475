using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Accounts;

/// <summary>An access token as a list shows it.</summary>
internal sealed record AccessTokenLine(
    int Id, string? UserName, string Name, DateTime CreatedAtUtc, DateTime? LastUsedAtUtc, DateTime? RevokedAtUtc);

/// <summary>Makes, knows and revokes access tokens. Its clock is the real one, whatever day is being demonstrated.</summary>
internal sealed partial class AccessTokenStore(
    IDbContextFactory<PmqaDbContext> contexts, StoreWriter writer, TimeProvider time, ILogger<AccessTokenStore> logger)
{
    // When a token was last used is for people who look for forgotten ones: an hour is precise enough, and spares a write each time.
    private static readonly TimeSpan NotedEvery = TimeSpan.FromHours(1);

    private DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    /// <summary>Makes a token for an account that is in use.</summary>
    /// <returns>The token, which nobody can read again; null when there is no such account.</returns>
    public Task<AccessTokenText?> CreateAsync(string userName, string name, CancellationToken cancellationToken) =>
        writer.WriteAsync<AccessTokenText?>(
            async (context, cancel) =>
            {
                string normalized = Normalize(userName);
                var account = await context.Users.AsNoTracking()
                    .SingleOrDefaultAsync(a => a.NormalizedUserName == normalized && a.Enabled, cancel);
                if (account is null)
                {
                    return null;
                }

                string secret = AccessTokenText.NewSecret();
                var token = new AccessToken
                {
                    AccountId = account.Id,
                    Name = name,
                    Hash = AccessTokenText.HashOf(secret),
                    CreatedAtUtc = UtcNow,
                };
                context.Add(token);
                await context.SaveChangesAsync(cancel);
                return new AccessTokenText(token.Id, secret);
            },
            cancellationToken);

    /// <summary>Whose token it is, or null when it is unknown or revoked or the account is no longer in use.</summary>
    public async Task<Person?> FindPersonAsync(string text, CancellationToken cancellationToken)
    {
        if (AccessTokenText.Parse(text) is not { } asked)
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await context.AccessTokens.AsNoTracking()
            .Where(t => t.Id == asked.Id)
            .Join(context.Users, t => t.AccountId, a => a.Id, (t, a) => new { Token = t, Account = a })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null || !asked.Fits(found.Token.Hash) || found.Token.RevokedAtUtc is not null || !found.Account.Enabled)
        {
            return null;
        }

        await NoteUseAsync(found.Token, cancellationToken);
        return found.Account.ToPerson();
    }

    /// <summary>Revokes a token; it stays in the list.</summary>
    /// <returns>Whether there is such a token. Revoking it again changes nothing.</returns>
    public async Task<bool> RevokeAsync(int id, CancellationToken cancellationToken)
    {
        var now = UtcNow;
        return await writer.WriteAsync(
            async (context, cancel) =>
            {
                await context.AccessTokens.Where(t => t.Id == id && t.RevokedAtUtc == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAtUtc, now), cancel);
                return await context.AccessTokens.AnyAsync(t => t.Id == id, cancel);
            },
            cancellationToken);
    }

    /// <summary>All tokens, or those of one account.</summary>
    public async Task<IReadOnlyList<AccessTokenLine>> ListAsync(string? userName, CancellationToken cancellationToken)
    {
        string? normalized = userName is null ? null : Normalize(userName);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AccessTokens.AsNoTracking()
            .Join(context.Users, t => t.AccountId, a => a.Id, (t, a) => new { Token = t, Account = a })
            .Where(x => normalized == null || x.Account.NormalizedUserName == normalized)
            .OrderBy(x => x.Token.Id)
            .Select(x => new AccessTokenLine(
                x.Token.Id, x.Account.UserName, x.Token.Name, x.Token.CreatedAtUtc, x.Token.LastUsedAtUtc, x.Token.RevokedAtUtc))
            .ToListAsync(cancellationToken);
    }

    // As Identity does it.
    private static string Normalize(string userName) => userName.Normalize().ToUpperInvariant();

    private async Task NoteUseAsync(AccessToken token, CancellationToken cancellationToken)
    {
        var now = UtcNow;
        if (now - token.LastUsedAtUtc < NotedEvery)
        {
            return;
        }

        try
        {
            await writer.WriteAsync(
                (context, cancel) => context.AccessTokens.Where(t => t.Id == token.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastUsedAtUtc, now), cancel),
                cancellationToken);
        }
        catch (DbException e)
        {
            // The token is as good when its use could not be noted.
            LogNotNoted(e, token.Id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The use of access token {Id} could not be noted.")]
    private partial void LogNotNoted(Exception exception, int id);
}
