using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Accounts;

/// <summary>Keeping accounts. Whether the actor may is read from the actor's record each time.</summary>
internal sealed class AccountAdministration(
    UserManager<Account> users, AccountMaker maker, IDbContextFactory<PmqaDbContext> contexts) : IAccountAdministration
{
    public async Task<IReadOnlyList<AccountEntry>> ListAsync(string actorId, CancellationToken cancellationToken)
    {
        if (!await IsAllowedAsync(actorId))
        {
            return [];
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.AsNoTracking()
            .OrderBy(a => a.UserName)
            .Select(a => new AccountEntry(a.Id, a.UserName!, a.DisplayName, a.Role, a.Unit, a.Enabled) { Email = a.Email })
            .ToListAsync(cancellationToken);
    }

    public async Task<(AccountOutcome Outcome, string? Password)> CreateAsync(
        string actorId, NewAccount account, CancellationToken cancellationToken)
    {
        if (!await IsAllowedAsync(actorId))
        {
            return (AccountOutcome.Forbidden, null);
        }

        string password = AccountMaker.NewPassword();
        var outcome = await maker.MakeAsync(account, password, cancellationToken);
        return (outcome, outcome == AccountOutcome.Done ? password : null);
    }

    public async Task<(AccountOutcome Outcome, string? Password)> ResetPasswordAsync(
        string actorId, string accountId, CancellationToken cancellationToken)
    {
        if (!await IsAllowedAsync(actorId))
        {
            return (AccountOutcome.Forbidden, null);
        }

        if (await users.FindByIdAsync(accountId) is not { } account)
        {
            return (AccountOutcome.NotPossible, null);
        }

        // The new hash and the new security stamp, which signs the account out everywhere, are saved together.
        string password = AccountMaker.NewPassword();
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        return AccountMaker.Outcome(await users.UpdateSecurityStampAsync(account)) is AccountOutcome.Done
            ? (AccountOutcome.Done, password)
            : (AccountOutcome.NotPossible, null);
    }

    public async Task<AccountOutcome> SetEmailAsync(
        string actorId, string accountId, string? email, CancellationToken cancellationToken)
    {
        if (!await IsAllowedAsync(actorId))
        {
            return AccountOutcome.Forbidden;
        }

        string? address = EmailAddress.Clean(email);
        if (address is not null && !EmailAddress.IsValid(address))
        {
            return AccountOutcome.EmailInvalid;
        }

        if (await users.FindByIdAsync(accountId) is not { } account)
        {
            return AccountOutcome.NotPossible;
        }

        // Nobody signs in by it and nothing is proved by it, so it may change without the account being signed out.
        account.Email = address;
        return AccountMaker.Outcome(await users.UpdateAsync(account));
    }

    public async Task<AccountOutcome> SetEnabledAsync(
        string actorId, string accountId, bool enabled, CancellationToken cancellationToken)
    {
        if (!await IsAllowedAsync(actorId))
        {
            return AccountOutcome.Forbidden;
        }

        // Whoever shut themselves out could leave nobody to let them in again.
        if (accountId == actorId || await users.FindByIdAsync(accountId) is not { } account)
        {
            return AccountOutcome.NotPossible;
        }

        account.Enabled = enabled;
        return AccountMaker.Outcome(await users.UpdateSecurityStampAsync(account));
    }

    private async Task<bool> IsAllowedAsync(string actorId) =>
        await users.FindByIdAsync(actorId) is { Enabled: true, Role: Role.Secretariat };
}
