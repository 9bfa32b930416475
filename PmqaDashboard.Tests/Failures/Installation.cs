using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Data.Postgres;
using PmqaDashboard.Server.Hosting;
using PmqaDashboard.Server.Plans;
using PmqaDashboard.Tests.EndToEnd;
using PmqaDashboard.Tests.Server.Postgres;
using Xunit;

namespace PmqaDashboard.Tests.Failures;

/// <summary>
/// A real installation to be hurt: the plans, some secretaries with access tokens, the fiscal day 18 June 2010, nothing
/// reported. Servers run on it as processes of their own; the tests look into its store only when none runs.
/// </summary>
internal sealed class Installation : IAsyncDisposable
{
    private static readonly DateOnly Day = new(2010, 6, 18);

    private readonly DirectoryInfo _directory;
    private readonly bool _ownsDirectory;
    private readonly string? _postgres;
    private readonly IReadOnlyDictionary<string, string> _settings;

    private Installation(DirectoryInfo directory, bool ownsDirectory, IReadOnlyDictionary<string, string> settings, string? postgres) =>
        (_directory, _ownsDirectory, _settings, _postgres) = (directory, ownsDirectory, settings, postgres);

    /// <summary>Its data directory.</summary>
    public string Data => _directory.FullName;

    /// <summary>A token for each of its writers.</summary>
    public IReadOnlyList<string> Tokens { get; private set; } = [];

    /// <summary>How its API writes JSON.</summary>
    public JsonSerializerOptions Json { get; private set; } = JsonSerializerOptions.Web;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Makes one on SQLite.</summary>
    /// <param name="writers">How many accounts that may report everything.</param>
    /// <param name="data">A data directory that is there; otherwise a new one.</param>
    public static Task<Installation> CreateAsync(int writers, string? data = null) => FillAsync(
        new Installation(data is null ? NewDirectory() : new DirectoryInfo(data), data is null, new Dictionary<string, string>(), postgres: null), writers);

    /// <summary>Makes one on PostgreSQL.</summary>
    /// <param name="writers">How many accounts that may report everything.</param>
    /// <param name="connectionString">A database of the test's own; otherwise a new one on the server that tests share.</param>
    public static async Task<Installation> CreateOnPostgresAsync(int writers, string? connectionString = null)
    {
        SharedPostgres.SkipWithoutPostgres();
        string? made = connectionString is null ? await SharedPostgres.NewDatabaseAsync() : null;
        var settings = new Dictionary<string, string>
        {
            [DatabaseProviders.Setting] = nameof(DatabaseProvider.Postgres),
            [PostgresConnection.Setting] = connectionString ?? made!,
        };
        return await FillAsync(new Installation(NewDirectory(), ownsDirectory: true, settings, made), writers);
    }

    /// <summary>Opens the application on its store in this process, not listening.</summary>
    public Task<WebApplication> OpenAsync() => Application.OpenAsync(
        ["--environment=Production", $"--Data:Directory={Data}", .. _settings.Select(s => $"--{s.Key}={s.Value}")],
        builder => builder.Logging.ClearProviders());

    /// <summary>Starts a server on it.</summary>
    /// <param name="settings">Settings of this server, by their names in the environment.</param>
    public Task<ServerProcess> StartAsync(params (string Name, string Value)[] settings)
    {
        var environment = _settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value);
        environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        return ServerProcess.StartAsync(ServerProcess.Built, environment, Data);
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        if (_postgres is not null)
        {
            await SharedPostgres.DropAsync(_postgres);
        }

        if (_ownsDirectory)
        {
            _directory.Delete(recursive: true);
        }
    }

    private static DirectoryInfo NewDirectory() => Directory.CreateTempSubdirectory("pmqa-failure-");

    private static async Task<Installation> FillAsync(Installation installation, int writers)
    {
        await installation.FillAsync(writers);

        // The server shall find the files as a stopped one leaves them.
        SqliteConnection.ClearAllPools();
        return installation;
    }

    private async Task FillAsync(int writers)
    {
        await using var app = await OpenAsync();
        var services = app.Services;
        Json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        await services.GetRequiredService<SettingStore>().SetClockShiftAsync(
            TimeSpan.FromDays(Day.DayNumber - FiscalClock.DayOf(now).DayNumber), Cancel);
        await services.GetRequiredService<PlanLoader>().LoadFromAsync(folder: null, Cancel);
        await using (var context = services.GetRequiredService<IDbContextFactory<PmqaDbContext>>().CreateDbContext())
        {
            for (int i = 1; i <= writers; i++)
            {
                string name = $"writer-{i}";
                context.Add(new Account { Id = name, UserName = name, NormalizedUserName = name.ToUpperInvariant(), SecurityStamp = name, DisplayName = name, Role = Role.Secretariat });
            }

            await context.SaveChangesAsync(Cancel);
        }

        var tokens = services.GetRequiredService<AccessTokenStore>();
        var made = new List<string>();
        for (int i = 1; i <= writers; i++)
        {
            made.Add((await tokens.CreateAsync($"writer-{i}", "failure test", Cancel))!.ToString());
        }

        Tokens = made;
    }
}
