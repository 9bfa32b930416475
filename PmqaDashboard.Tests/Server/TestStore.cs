using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Data.Postgres;
using PmqaDashboard.Server.Demo;
using PmqaDashboard.Server.Evidences;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Meetings;
using PmqaDashboard.Server.Messages;
using PmqaDashboard.Server.Operations.Backups;
using PmqaDashboard.Server.Operations.Health;
using PmqaDashboard.Server.Operations.Logs;
using PmqaDashboard.Server.Operations.Telemetry;
using PmqaDashboard.Server.Plans;
using PmqaDashboard.Server.Progress;
using PmqaDashboard.Server.Record;
using PmqaDashboard.Server.Screens;
using PmqaDashboard.Tests.Domain.Plans;
using PmqaDashboard.Tests.Server.Postgres;
using Xunit;

namespace PmqaDashboard.Tests.Server;

/// <summary>
/// The store, the use cases and the live path as the server composes them, on a database of their own (a SQLite file in a temporary
/// directory, or a PostgreSQL database) and on a clock that stands still at 10:00 of 18 June 2010 in Bangkok. Nothing runs by itself; a test starts the feed.
/// </summary>
internal sealed class TestStore : IAsyncDisposable
{
    /// <summary>Ids and names of the accounts that every loaded store has.</summary>
    public const string Policy = "policy", Hrd = "hrd", Team1 = "team1", Secretariat = "secretariat", Viewer = "viewer", Committee = "committee", Gone = "gone";

    /// <summary>A leaf of which the bureau of policy alone has the share.</summary>
    public const string PolicyStep = "1-1-1";

    /// <summary>A leaf that five bureaus share, among them policy and hrd.</summary>
    public const string SharedStep = "1-1-2";

    private static readonly Lazy<Task<byte[]>> Template = new(MakeTemplateAsync);

    /// <summary>The file of a store with the real plans and an account of every kind.</summary>
    public static Task<byte[]> FileAsync => Template.Value;

    private static readonly Lazy<Task<string>> PostgresTemplate = new(MakePostgresTemplateAsync);

    private readonly string? _postgres;
    private readonly bool _owner;
    private readonly WebApplication _app;

    /// <param name="postgres">Connection string of a PostgreSQL database; null for SQLite.</param>
    /// <param name="demo">Whether it is a demonstration's.</param>
    /// <param name="owner">Whether the database goes with it.</param>
    private TestStore(string? postgres, bool demo = false, bool owner = true)
    {
        (_postgres, _owner) = (postgres, owner);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = demo ? "Development" : "Production" });
        builder.Configuration.AddInMemoryCollection(
            [
                new("Data:Directory", Directory.FullName),
                new(DatabaseProviders.Setting, postgres is null ? "Sqlite" : "Postgres"),
                new(PostgresConnection.Setting, postgres),
                new("Demo:Enabled", demo.ToString()),
                new("Demo:Simulation", demo.ToString()),
            ]);
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.AddLogs();
        builder.AddData();
        builder.AddPlans();
        builder.AddProgress();
        builder.AddRecord();
        builder.AddEvidences();
        builder.AddAccounts();
        builder.AddScreens();
        builder.AddLive();
        builder.AddMeetings();
        builder.AddMessages();
        builder.AddHealth();
        builder.AddBackups();
        builder.AddTelemetry();
        builder.AddDemo();
        builder.AddBackups();
        _app = builder.Build();
    }

    /// <summary>A step whose only share no unit holds.</summary>
    public static string UnheldStep { get; } = RealPlans.Book.Leaves.First(l => l.Shares is [{ Unit: null }]).Step.Id;

    /// <summary>The data directory.</summary>
    public DirectoryInfo Directory { get; } = System.IO.Directory.CreateTempSubdirectory("pmqa-store-");

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2010, 6, 18, 3, 0, 0, TimeSpan.Zero));

    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    public LogLines Log { get; } = new();

    public IProgressReporting Reporting => Get<IProgressReporting>();

    public ChangeFeed Feed => Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<ChangeFeed>().Single();

    public BoardSource Source => Get<BoardSource>();

    public string File => Get<DataDirectory>().Database;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A store with the real plans and an account of every kind; nothing is reported.</summary>
    public static async Task<TestStore> CreateAsync(TestDatabase on = TestDatabase.Sqlite)
    {
        if (on == TestDatabase.Postgres)
        {
            SharedPostgres.SkipWithoutPostgres();
            return new TestStore(await SharedPostgres.NewDatabaseAsync(await PostgresTemplate.Value));
        }

        var store = new TestStore(postgres: null);
        await System.IO.File.WriteAllBytesAsync(store.File, await Template.Value, Cancel);
        return store;
    }

    /// <summary>A store with its tables and nothing else.</summary>
    public static async Task<TestStore> CreateEmptyAsync(TestDatabase on = TestDatabase.Sqlite)
    {
        var store = await CreateWithoutTablesAsync(on);
        await store.PrepareAsync();
        return store;
    }

    /// <summary>A demonstration's store as its first start leaves it.</summary>
    public static async Task<TestStore> CreateDemoAsync(TestDatabase on = TestDatabase.Sqlite)
    {
        var store = new TestStore(await DatabaseAsync(on), demo: true);
        await store.PrepareAsync();
        await store.PrepareDemoAsync();
        return store;
    }

    /// <summary>A place for a store, as a first start finds it.</summary>
    public static async Task<TestStore> CreateWithoutTablesAsync(TestDatabase on = TestDatabase.Sqlite) => new(await DatabaseAsync(on));

    /// <summary>A store on a PostgreSQL database that is looked after elsewhere.</summary>
    public static TestStore OpenPostgres(string connectionString) => new(connectionString, owner: false);

    /// <summary>How to connect to the PostgreSQL database.</summary>
    public string ConnectionString => _postgres!;

    /// <summary>Another node on the same PostgreSQL database.</summary>
    public TestStore OpenNode() => OpenPostgres(_postgres!);

    /// <summary>Brings the store up to date, as a start of the server does.</summary>
    public Task PrepareAsync() => _app.PrepareDataAsync();

    /// <summary>Does what a start of a demonstration does with its plans and personas.</summary>
    public async Task PrepareDemoAsync()
    {
        await _app.PreparePlansAsync();
        await _app.PrepareDemoAsync();
    }

    /// <summary>Runs something that needs a scope of its own, as a page does.</summary>
    public async Task<T> InScopeAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public IServiceProvider Services => _app.Services;

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public PmqaDbContext Open() => Get<IDbContextFactory<PmqaDbContext>>().CreateDbContext();

    /// <summary>Reports, and expects it to be saved.</summary>
    public async Task<ReportOutcome.Saved> SaveAsync(
        string account, string step, decimal percent, string? unit = null, string? result = null, long? basedOn = null, string? key = null) =>
        Assert.IsType<ReportOutcome.Saved>(await Reporting.ReportAsync(
            account, new ReportCommand(step, unit, percent, result, BasedOn: basedOn, Key: key), Cancel));

    /// <summary>Does something and returns the last row of the journal.</summary>
    public async Task<Change> JournalAfterAsync(Func<Task> act)
    {
        await act();
        return (await Get<IChangeJournal>().ReadAsync(0, int.MaxValue, Cancel))[^1];
    }

    /// <summary>Runs SQL on the store.</summary>
    public async Task SqlAsync(string sql)
    {
        await using var context = Open();
        await context.Database.ExecuteSqlRawAsync(sql, Cancel);
    }

    /// <summary>Adds an account under its id as name.</summary>
    public async Task AddAccountAsync(string id, Role role, string? unit, bool enabled = true)
    {
        await using var context = Open();
        context.Add(new Account { Id = id, UserName = id, NormalizedUserName = id.ToUpperInvariant(), SecurityStamp = id, DisplayName = $"Name of {id}", Role = role, Unit = unit, Enabled = enabled });
        await context.SaveChangesAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        if (_postgres is not null && _owner)
        {
            await SharedPostgres.DropAsync(_postgres);
        }

        using (var connection = new SqliteConnection($"Data Source={Path.Combine(Directory.FullName, "pmqa.db")}"))
        {
            SqliteConnection.ClearPool(connection);
        }

        Directory.Delete(recursive: true);
    }

    private static async Task<string?> DatabaseAsync(TestDatabase on) => on == TestDatabase.Postgres ? await SharedPostgres.NewDatabaseAsync() : null;

    private static async Task<byte[]> MakeTemplateAsync()
    {
        await using var store = await CreateEmptyAsync();
        await store.FillAsync();
        await using var connection = store.Open();
        await connection.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return await System.IO.File.ReadAllBytesAsync(store.File);
    }

    private static async Task<string> MakePostgresTemplateAsync()
    {
        string database = await SharedPostgres.NewDatabaseAsync();
        await using var store = OpenPostgres(database);
        await store.PrepareAsync();
        await store.FillAsync();
        return new NpgsqlConnectionStringBuilder(database).Database!;
    }

    private async Task FillAsync()
    {
        await Get<StoreWriter>().WriteAsync(
            (context, cancel) => PlanStore.FillAsync(context, RealPlans.Book, cancel), CancellationToken.None);
        await AddAccountAsync(Policy, Role.FocalPoint, "policy");
        await AddAccountAsync(Hrd, Role.FocalPoint, "hrd");
        await AddAccountAsync(Team1, Role.WorkingTeam, "team1");
        await AddAccountAsync(Secretariat, Role.Secretariat, null);
        await AddAccountAsync(Viewer, Role.Viewer, null);
        await AddAccountAsync(Committee, Role.Committee, null);
        await AddAccountAsync(Gone, Role.FocalPoint, "policy", enabled: false);
    }
}
