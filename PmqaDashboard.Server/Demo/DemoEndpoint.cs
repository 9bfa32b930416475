using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Accounts;

namespace PmqaDashboard.Server.Demo;

/// <summary>Entering as a persona. Mapped in demonstrations only.</summary>
internal static class DemoEndpoint
{
    public static async Task<Results<RedirectHttpResult, NotFound>> EnterAsync(
        HttpContext http, SignInManager<Account> signIn, [FromForm] string persona, [FromForm] string? returnUrl)
    {
        // An account with a password belongs to a person, whatever its name.
        var account = persona.StartsWith(Personas.Prefix, StringComparison.Ordinal)
            ? await signIn.UserManager.FindByNameAsync(persona)
            : null;
        if (account is not { PasswordHash: null, Enabled: true })
        {
            return TypedResults.NotFound();
        }

        await signIn.SignInAsync(account, isPersistent: true);
        SignIn.ApplySettings(account, http.Response);
        string home = account.Role switch
        {
            Role.Viewer => "/wall",
            Role.Committee => "/plans",
            Role.FocalPoint or Role.WorkingTeam or Role.Secretariat => "/work",
        };
        return TypedResults.LocalRedirect(AccountEndpoints.IsLocal(returnUrl) ? returnUrl! : home);
    }
}
