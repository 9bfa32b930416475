using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Accounts;

/// <summary>People, sign-in and access tokens.</summary>
internal static class AccountsSetup
{
    /// <summary>Least characters of a password. Length guards better than rules about characters (NIST SP 800-63B).</summary>
    public const int MinPassword = 10;

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.ApplicationCookie!.Configure(ConfigureCookie));
        services.AddIdentityCore<Account>(ConfigureIdentity)
            .AddEntityFrameworkStores<PmqaDbContext>()
            .AddSignInManager<EnabledSignInManager>()
            .AddClaimsPrincipalFactory<PersonPrincipalFactory>();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddPolicies(builder.Configuration.GetValue<bool>("Demo:Enabled"));
        services.AddCascadingAuthenticationState();

        services.AddScoped<ISignIn, SignIn>();
        services.AddScoped<IAccountAdministration, AccountAdministration>();
        services.AddScoped<AccountMaker>();
        services.AddScoped<IFirstAdministrator, SetupLink>();
        services.AddSingleton(Console.Out);
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(SignInLimit);
            options.OnRejected = (rejected, cancellationToken) => AccountEndpoints.TellToWaitAsync(rejected.HttpContext, cancellationToken);
        });
    }

    public static Task PrepareAccountsAsync(this WebApplication app) => Task.CompletedTask;

    public static void UseAccounts(this WebApplication app)
    {
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapAccounts(this WebApplication app)
    {
        app.MapPost("/account/sign-out", AccountEndpoints.SignOutAsync);
        app.MapGet("/account/here", AccountEndpoints.Here).AllowAnonymous();
        app.MapPost("/settings", AccountEndpoints.SaveSettingsAsync).AllowAnonymous().WithOrder(-1);
        app.Lifetime.ApplicationStarted.Register(() => SetupLink.Announce(app));
    }

    private static void ConfigureIdentity(IdentityOptions options)
    {
        options.Password = new PasswordOptions
        {
            RequiredLength = MinPassword,
            RequireDigit = false,
            RequireLowercase = false,
            RequireNonAlphanumeric = false,
            RequireUppercase = false,
        };
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "pmqa";
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.LoginPath = "/account/sign-in";
        options.AccessDeniedPath = "/account/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    // Whether an account is still open is asked of the store now and then. While it fails, who was signed in stays so: pages
    // show the newest Board and its age, and whatever would be saved is checked against the account's record anyway.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        try
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        catch (Exception e) when (StoreFailure.IsPassing(e))
        {
            context.ShouldRenew = false;
        }
    }

    // A person who opens a page is led to the sign-in; a program, or a page's own script, gets the bare status.
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        bool page = HttpMethods.IsGet(context.Request.Method)
            && !context.Request.Path.StartsWithSegments("/api")
            && !context.Request.Path.StartsWithSegments("/hubs")
            && !context.Request.Path.StartsWithSegments("/_blazor");
        if (page)
        {
            context.Response.Redirect(context.RedirectUri);
        }
        else
        {
            context.Response.StatusCode = status;
        }

        return Task.CompletedTask;
    }

    // Guessing passwords of many accounts from one place is slowed; the lockout guards each account.
    private static RateLimitPartition<string> SignInLimit(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && (context.Request.Path.Equals("/account/sign-in", StringComparison.OrdinalIgnoreCase)
            || context.Request.Path.Equals("/setup", StringComparison.OrdinalIgnoreCase))
            ? RateLimitPartition.GetFixedWindowLimiter(
                context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = 30, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("");
}
