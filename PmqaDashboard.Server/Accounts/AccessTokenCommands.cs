using System.CommandLine;
using System.Globalization;
using PmqaDashboard.Server.Operations;

namespace PmqaDashboard.Server.Accounts;

/// <summary><c>admin token …</c>.</summary>
internal static class AccessTokenCommands
{
    public static Command Create(AdminHost host)
    {
        var user = new Option<string>("--user") { Description = "Name with which the account signs in.", HelpName = "name", Required = true };
        var ofUser = new Option<string?>("--user") { Description = "Only those of this account.", HelpName = "name" };
        var name = new Option<string>("--name")
        {
            Description = "What the token is for, to know it again in the list.",
            HelpName = "text",
            DefaultValueFactory = _ => "command line",
        };
        name.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not { Length: > 0 and <= AccessToken.MaxName })
            {
                result.AddError($"--name must have 1 to {AccessToken.MaxName} characters.");
            }
        });
        var id = new Argument<int>("id") { Description = "Number of the token: it stands in the list, and in the token after \"pmqa_\"." };
        return new Command("token", "Personal access tokens, with which programs use the API in somebody's name.")
        {
            host.Run(
                new Command("create", "Makes a token and prints it. It is shown this once.") { user, name },
                (services, parsed, cancel) => CreateAsync(services, parsed, parsed.GetValue(user)!, parsed.GetValue(name)!, cancel)),
            host.Run(
                new Command("list", "Lists tokens: number, account, name, made, last used, revoked. Moments are UTC.") { ofUser },
                (services, parsed, cancel) => ListAsync(services, parsed, parsed.GetValue(ofUser), cancel)),
            host.Run(
                new Command("revoke", "Revokes a token, at once and for ever.") { id },
                (services, parsed, cancel) => RevokeAsync(services, parsed, parsed.GetValue(id), cancel)),
        };
    }

    private static AccessTokenStore Store(IServiceProvider services) => services.GetRequiredService<AccessTokenStore>();

    private static async Task<int> CreateAsync(
        IServiceProvider services, ParseResult parsed, string user, string name, CancellationToken cancellationToken)
    {
        if (await Store(services).CreateAsync(user, name, cancellationToken) is not { } token)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"No account '{user}' is in use in this store; no token was made.");
            return 1;
        }

        await parsed.InvocationConfiguration.Output.WriteLineAsync(token.ToString());
        return 0;
    }

    private static async Task<int> ListAsync(IServiceProvider services, ParseResult parsed, string? user, CancellationToken cancellationToken)
    {
        foreach (var token in await Store(services).ListAsync(user, cancellationToken))
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Join('\t',
                token.Id, token.UserName, token.Name, Moment(token.CreatedAtUtc), Moment(token.LastUsedAtUtc), Moment(token.RevokedAtUtc)));
        }

        return 0;
    }

    private static async Task<int> RevokeAsync(IServiceProvider services, ParseResult parsed, int id, CancellationToken cancellationToken)
    {
        bool found = await Store(services).RevokeAsync(id, cancellationToken);
        await (found
            ? parsed.InvocationConfiguration.Output.WriteLineAsync($"Token {id} is revoked.")
            : parsed.InvocationConfiguration.Error.WriteLineAsync($"There is no token {id}; nothing was changed."));
        return found ? 0 : 1;
    }

    private static string Moment(DateTime? utc) => utc?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-";
}
