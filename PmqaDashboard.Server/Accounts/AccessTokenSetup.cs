using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace PmqaDashboard.Server.Accounts;

/// <summary>Access tokens.</summary>
internal static class AccessTokenSetup
{
    /// <summary>Scheme for what programs may read with a token and a signed-in browser with its cookie.</summary>
    public const string TokenOrCookie = "AccessTokenOrCookie";

    public static void AddAccessTokens(this IServiceCollection services)
    {
        services.AddSingleton<AccessTokenStore>();
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, AccessTokenHandler>(AccessTokenHandler.SchemeName, _ => { })
            .AddPolicyScheme(TokenOrCookie, null, options =>
            {
                options.ForwardDefaultSelector = context =>
                    AccessTokenHandler.Presented(context.Request) is null ? IdentityConstants.ApplicationScheme : AccessTokenHandler.SchemeName;
                options.ForwardChallenge = AccessTokenHandler.SchemeName;
                options.ForwardForbid = AccessTokenHandler.SchemeName;
            });
    }
}
