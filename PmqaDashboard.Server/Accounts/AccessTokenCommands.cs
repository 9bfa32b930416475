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
                (services, parsed, cancel) => CreateAsync(services, parsed.GetValue(user)!, parsed.GetValue(name)!, cancel)),
            host.Run(
                new Command("list", "Lists tokens: number, account, name, made, last used, revoked. Moments are UTC.") { ofUser },
                (services, parsed, cancel) => ListAsync(services, parsed.GetValue(ofUser), cancel)),
            host.Run(
                new Command("revoke", "Revokes a token, at once and for ever.") { id },
                (services, parsed, cancel) => RevokeAsync(services, parsed.GetValue(id), cancel)),
        };
    }

    private static AccessTokenStore Store(IServiceProvider services) => services.GetRequiredService<AccessTokenStore>();

    private static async Task<Answer> CreateAsync(IServiceProvider services, string user, string name, CancellationToken cancellationToken) =>
        await Store(services).CreateAsync(user, name, cancellationToken) is { } token
            ? Answer.Done(new { token.Id, Token = token.ToString() }, token.ToString())
            : Answer.Refuse("unknownAccount", $"No account '{user}' is in use in this store; no token was made.");

    private static async Task<Answer> ListAsync(IServiceProvider services, string? user, CancellationToken cancellationToken)
    {
        var tokens = await Store(services).ListAsync(user, cancellationToken);
        var lines = tokens.Select(token => string.Join('\t',
            token.Id, token.UserName, token.Name, Moment(token.CreatedAtUtc), Moment(token.LastUsedAtUtc), Moment(token.RevokedAtUtc)));
        return Answer.Done(new { Tokens = tokens }, string.Join(Environment.NewLine, lines));
    }

    private static async Task<Answer> RevokeAsync(IServiceProvider services, int id, CancellationToken cancellationToken) =>
        await Store(services).RevokeAsync(id, cancellationToken)
            ? Answer.Done(new { Id = id, Revoked = true }, $"Token {id} is revoked.")
            : Answer.Refuse("unknownToken", $"There is no token {id}; nothing was changed.");

    private static string Moment(DateTime? utc) => utc?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-";
}
