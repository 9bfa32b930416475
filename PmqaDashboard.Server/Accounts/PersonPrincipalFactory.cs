using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.People;

namespace PmqaDashboard.Server.Accounts;

/// <summary>Writes the person into the sign-in, so that pages need not ask the store who it is.</summary>
internal sealed class PersonPrincipalFactory(UserManager<Account> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        foreach (var claim in PersonClaims.Of(user.ToPerson()))
        {
            if (!identity.HasClaim(claim.Type, claim.Value))
            {
                identity.AddClaim(claim);
            }
        }

        return identity;
    }
}
