namespace PmqaDashboard.Server.Accounts;

/// <summary>People, sign-in and access tokens.</summary>
internal static class AccountsSetup
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
    }

    public static Task PrepareAccountsAsync(this WebApplication app) => Task.CompletedTask;

    public static void UseAccounts(this WebApplication app)
    {
    }

    public static void MapAccounts(this WebApplication app)
    {
    }
}
