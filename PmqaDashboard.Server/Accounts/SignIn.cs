using Microsoft.AspNetCore.Identity;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.People;

namespace PmqaDashboard.Server.Accounts;

/// <summary>Signing in with a name and a password.</summary>
internal sealed class SignIn(SignInManager<Account> signIn, IHttpContextAccessor http) : ISignIn
{
    public async Task<AccountOutcome> SignInAsync(string userName, string password)
    {
        if (userName.Any(char.IsControl))
        {
            // No account has such a name, and PostgreSQL cannot even be asked for some of them.
            return AccountOutcome.PasswordWrong;
        }

        var result = await signIn.PasswordSignInAsync(userName.Trim(), password, isPersistent: true, lockoutOnFailure: true);
        if (result.Succeeded && await signIn.UserManager.FindByNameAsync(userName.Trim()) is { } account)
        {
            ApplySettings(account, http.HttpContext!.Response);
        }

        // A shut account is told no more than a wrong password: who guesses learns nothing.
        return result.Succeeded ? AccountOutcome.Done
            : result.IsLockedOut ? AccountOutcome.LockedOut
            : AccountOutcome.PasswordWrong;
    }

    public async Task<AccountOutcome> ChangePasswordAsync(string accountId, string oldPassword, string newPassword)
    {
        if (await signIn.UserManager.FindByIdAsync(accountId) is not { Enabled: true } account)
        {
            return AccountOutcome.Forbidden;
        }

        var result = await signIn.UserManager.ChangePasswordAsync(account, oldPassword, newPassword);
        if (result.Succeeded)
        {
            await signIn.RefreshSignInAsync(account);
            return AccountOutcome.Done;
        }

        return result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.PasswordTooShort))
            ? AccountOutcome.PasswordTooShort
            : AccountOutcome.PasswordWrong;
    }

    /// <summary>Gives a browser the view settings that the account was left with elsewhere.</summary>
    public static void ApplySettings(Account account, HttpResponse response)
    {
        if (account.ViewSettings is { } settings)
        {
            AccountEndpoints.SetCookie(response, ViewSettings.Parse(settings));
        }
    }
}
