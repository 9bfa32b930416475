using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Server.Plans;

namespace PmqaDashboard.Server.Accounts;

/// <summary>Makes accounts, for whoever has already been found to be allowed to.</summary>
/// <param name="users">The accounts.</param>
/// <param name="plans">The plans, which know the units.</param>
internal sealed class AccountMaker(UserManager<Account> users, PlanStore plans)
{
    /// <summary>Makes an account.</summary>
    /// <param name="wanted">What it is to be.</param>
    /// <param name="password">Its password; null for one that nobody can sign in to with a password.</param>
    /// <param name="cancellationToken">Cancels the check of the unit.</param>
    public async Task<AccountOutcome> MakeAsync(NewAccount wanted, string? password, CancellationToken cancellationToken)
    {
        string name = wanted.Name.Trim();
        if (name.Length is 0 or > Account.MaxDisplayName || name.Any(char.IsControl))
        {
            return AccountOutcome.NameInvalid;
        }

        string? email = EmailAddress.Clean(wanted.Email);
        if (email is not null && !EmailAddress.IsValid(email))
        {
            return AccountOutcome.EmailInvalid;
        }

        if (!Fits(wanted, await plans.FindAsync(cancellationToken)))
        {
            return AccountOutcome.UnitWrong;
        }

        var account = new Account { UserName = wanted.UserName.Trim(), DisplayName = name, Role = wanted.Role, Unit = wanted.Unit, Email = email };
        return Outcome(password is null ? await users.CreateAsync(account) : await users.CreateAsync(account, password));
    }

    /// <summary>A password that cannot be guessed and can be read out: four groups of four, without letters that look alike.</summary>
    public static string NewPassword() =>
        string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 4)));

    /// <summary>What Identity's answer means.</summary>
    public static AccountOutcome Outcome(IdentityResult result) =>
        result.Succeeded
            ? AccountOutcome.Done
            : result.Errors.First().Code switch
            {
                nameof(IdentityErrorDescriber.DuplicateUserName) => AccountOutcome.NameTaken,
                nameof(IdentityErrorDescriber.InvalidUserName) => AccountOutcome.NameInvalid,
                nameof(IdentityErrorDescriber.PasswordTooShort) => AccountOutcome.PasswordTooShort,
                _ => AccountOutcome.NotPossible,
            };

    private static bool Fits(NewAccount account, PlanBook? book) => account.Role switch
    {
        Role.FocalPoint => book?.FindUnit(account.Unit) is { Kind: UnitKind.Bureau or UnitKind.Committee },
        Role.WorkingTeam => book?.FindUnit(account.Unit) is { Kind: UnitKind.Team },
        Role.Viewer or Role.Committee or Role.Secretariat => account.Unit is null,
    };
}
