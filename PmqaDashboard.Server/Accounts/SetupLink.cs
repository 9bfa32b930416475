using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Accounts;

/// <summary>
/// While no account exists, every start prints a new set-up link; only its hash is kept. It makes one account and is then dead.
/// </summary>
internal sealed class SetupLink(SettingStore settings, IDbContextFactory<PmqaDbContext> contexts, AccountMaker maker) : IFirstAdministrator
{
    private const string Key = "setup-key-hash";
    private static readonly string[] AnyHosts = ["[::]", "0.0.0.0", "*", "+"];
    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    public async Task<bool> IsOpenAsync(string? key, CancellationToken cancellationToken) =>
        key is { Length: > 0 and < 200 }
        && await settings.FindAsync(Key, cancellationToken) is { } kept
        && CryptographicOperations.FixedTimeEquals(Convert.FromHexString(kept), Hash(key))
        && !await HasAccountsAsync(cancellationToken);

    public async Task<AccountOutcome> CreateAsync(
        string? key, string userName, string name, string password, CancellationToken cancellationToken)
    {
        await OneAtATime.WaitAsync(cancellationToken);
        try
        {
            if (!await IsOpenAsync(key, cancellationToken))
            {
                return AccountOutcome.LinkDead;
            }

            var outcome = await maker.MakeAsync(new NewAccount(userName, name, Role.Secretariat, null), password, cancellationToken);
            if (outcome == AccountOutcome.Done)
            {
                await settings.SetAsync(Key, null, cancellationToken);
            }

            return outcome;
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    /// <summary>Prints the link when the server listens, if there is no account yet. It goes to standard output, not to the logs.</summary>
    public static void Announce(WebApplication app)
    {
        using var scope = app.Services.CreateScope();
        if (scope.ServiceProvider.GetRequiredService<IFirstAdministrator>() is SetupLink link
            && link.RenewAsync(CancellationToken.None).GetAwaiter().GetResult() is { } key)
        {
            app.Services.GetRequiredService<TextWriter>().WriteLine($"""

                No account exists yet. Open this link once to make the first administrator:
                ยังไม่มีบัญชีผู้ใช้ เปิดลิงก์นี้เพื่อสร้างผู้ดูแลระบบคนแรก (ใช้ได้ครั้งเดียว)

                    {AddressOf(app)}/setup?key={key}

                """);
        }
    }

    // Listening on every address has no name that a browser could open.
    private static string? AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
            ? OpenableAddress(address)
            : null;

    /// <summary>An address that the server listens on, as a browser on the same machine can open it.</summary>
    public static string OpenableAddress(string address) =>
        AnyHosts.Aggregate(address.TrimEnd('/'), (text, host) => text.Replace("://" + host, "://localhost", StringComparison.Ordinal));

    /// <summary>Makes a new key, after which the one before is dead; null when there is an account.</summary>
    public async Task<string?> RenewAsync(CancellationToken cancellationToken)
    {
        if (await HasAccountsAsync(cancellationToken))
        {
            return null;
        }

        string key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        await settings.SetAsync(Key, Convert.ToHexString(Hash(key)), cancellationToken);
        return key;
    }

    private async Task<bool> HasAccountsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.AnyAsync(cancellationToken);
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
