using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Hosting;
using Xunit;

namespace PmqaDashboard.Tests.Server.Api;

/// <summary>
/// The whole server in this process, listening, on a store of its own and on a clock that stands still at 10:00 of 18 June 2010 in
/// Bangkok. Its accounts are those of <see cref="TestStore"/>.
/// </summary>
public sealed class ApiServer : IAsyncDisposable
{
    private readonly DirectoryInfo _directory;
    private readonly WebApplication _app;

    private ApiServer(DirectoryInfo directory, FakeTimeProvider time, WebApplication app) => (_directory, Time, _app) = (directory, time, app);

    internal FakeTimeProvider Time { get; }

    internal IServiceProvider Services => _app.Services;

    internal Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>What it has printed for whoever started it.</summary>
    internal string Printed => Services.GetRequiredService<TextWriter>().ToString()!;

    internal DirectoryInfo Directory => _directory;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts a server.</summary>
    /// <param name="demo">Whether it is a demonstration.</param>
    /// <param name="loaded">Whether it has plans and accounts; otherwise only the account "admin".</param>
    /// <param name="anybody">Whether it has accounts at all.</param>
    /// <param name="log">Takes what is logged; otherwise nobody does.</param>
    /// <param name="settings">Settings, as arguments.</param>
    public static async Task<ApiServer> StartAsync(bool demo = false, bool loaded = true, bool anybody = true, ILoggerProvider? log = null, params string[] settings)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("pmqa-api-");
        if (loaded)
        {
            await File.WriteAllBytesAsync(Path.Combine(directory.FullName, "pmqa.db"), await TestStore.FileAsync);
        }

        var time = new FakeTimeProvider(new DateTimeOffset(2010, 6, 18, 3, 0, 0, TimeSpan.Zero));
        var app = Build(directory, time, demo, settings, log);
        await Application.PrepareAsync(app);
        var server = new ApiServer(directory, time, app);
        if (!loaded && anybody)
        {
            await server.AddAdministratorAsync();
        }

        Application.Map(app);
        await app.StartAsync(CancellationToken.None);
        return server;
    }

    /// <summary>Puts an application together on the same store, as a command of the administrator does in its own process.</summary>
    internal WebApplication Build(string[] args) => Build(_directory, Time, demo: false, args);

    /// <summary>A client that sends a token, or a cookie, or nothing. It follows no redirects.</summary>
    internal HttpClient Client(string? token = null, string? cookieOf = null)
    {
        var cookies = new CookieContainer();
        if (cookieOf is not null)
        {
            cookies.Add(Address, new Cookie("pmqa", SignedIn(cookieOf)));
        }

        var client = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Makes a token for an account.</summary>
    internal async Task<string> TokenAsync(string userName) =>
        (await Services.GetRequiredService<AccessTokenStore>().CreateAsync(userName, "test", Cancel))!.ToString();

    internal PmqaDbContext Open() => Services.GetRequiredService<IDbContextFactory<PmqaDbContext>>().CreateDbContext();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_directory.FullName, "pmqa.db")}"))
        {
            SqliteConnection.ClearPool(connection);
        }

        _directory.Delete(recursive: true);
    }

    private static WebApplication Build(DirectoryInfo directory, TimeProvider time, bool demo, string[] args, ILoggerProvider? log = null) => Application.Build(
        [
            $"--environment={(demo ? "Development" : "Production")}",
            $"--Data:Directory={directory.FullName}",
            $"--Demo:Enabled={demo}",
            "--Demo:Simulation=false",
            "--Backup:At=off",
            "--urls=http://127.0.0.1:0",
            .. args,
        ],
        builder =>
        {
            builder.Logging.ClearProviders();
            if (log is not null)
            {
                builder.Logging.AddProvider(log);
            }

            builder.Services.AddSingleton(time);
            builder.Services.AddSingleton<TextWriter>(new StringWriter());
        });

    private async Task AddAdministratorAsync()
    {
        await using var context = Open();
        context.Add(new Account { UserName = "admin", NormalizedUserName = "ADMIN", DisplayName = "Admin", Role = Role.Secretariat });
        await context.SaveChangesAsync(Cancel);
    }

    private string SignedIn(string userName)
    {
        using var context = Open();
        var person = context.Users.Single(a => a.UserName == userName).ToPerson();
        var identity = new ClaimsIdentity(PersonClaims.Of(person), IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties { IssuedUtc = Time.GetUtcNow(), ExpiresUtc = Time.GetUtcNow().AddDays(1) };
        return Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme)
            .TicketDataFormat.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, IdentityConstants.ApplicationScheme));
    }
}
