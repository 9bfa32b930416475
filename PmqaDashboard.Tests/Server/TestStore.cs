using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Demo;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Operations.Health;
using PmqaDashboard.Server.Plans;
using PmqaDashboard.Server.Progress;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Server;

/// <summary>
/// The store, the use cases and the live path as the server composes them, on a SQLite file of their own in a temporary directory
/// and on a clock that stands still at 10:00 of 18 June 2010 in Bangkok. Nothing runs by itself; a test starts the feed.
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

    private readonly DirectoryInfo _directory;
    private readonly WebApplication _app;

    private TestStore(DirectoryInfo directory, bool demo = false)
    {
        _directory = directory;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = demo ? "Development" : "Production" });
        builder.Configuration.AddInMemoryCollection(
            [new("Data:Directory", directory.FullName), new("Demo:Enabled", demo.ToString()), new("Demo:Simulation", demo.ToString())]);
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.AddData();
        builder.AddPlans();
        builder.AddProgress();
        builder.AddAccounts();
        builder.AddLive();
        builder.AddHealth();
        builder.AddDemo();
        _app = builder.Build();
    }

    /// <summary>A step whose only share no unit holds.</summary>
    public static string UnheldStep { get; } = RealPlans.Book.Leaves.First(l => l.Shares is [{ Unit: null }]).Step.Id;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2010, 6, 18, 3, 0, 0, TimeSpan.Zero));

    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    public LogLines Log { get; } = new();

    public IProgressReporting Reporting => Get<IProgressReporting>();

    public ChangeFeed Feed => Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<ChangeFeed>().Single();

    public BoardSource Source => Get<BoardSource>();

    public string File => Get<DataDirectory>().Database;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A store with the real plans and an account of every kind; nothing is reported.</summary>
    public static async Task<TestStore> CreateAsync()
    {
        var directory = Directory.CreateTempSubdirectory("pmqa-store-");
        await System.IO.File.WriteAllBytesAsync(Path.Combine(directory.FullName, "pmqa.db"), await Template.Value, Cancel);
        return new TestStore(directory);
    }

    /// <summary>A store with its tables and nothing else.</summary>
    public static async Task<TestStore> CreateEmptyAsync()
    {
        var store = new TestStore(Directory.CreateTempSubdirectory("pmqa-store-"));
        await store.PrepareAsync();
        return store;
    }

    /// <summary>A demonstration's store as its first start leaves it.</summary>
    public static async Task<TestStore> CreateDemoAsync()
    {
        var store = new TestStore(Directory.CreateTempSubdirectory("pmqa-store-"), demo: true);
        await store.PrepareAsync();
        await store.PrepareDemoAsync();
        return store;
    }

    /// <summary>A directory without any store.</summary>
    public static TestStore CreateWithoutFile() => new(Directory.CreateTempSubdirectory("pmqa-store-"));

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
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_directory.FullName, "pmqa.db")}"))
        {
            SqliteConnection.ClearPool(connection);
        }

        _directory.Delete(recursive: true);
    }

    private static async Task<byte[]> MakeTemplateAsync()
    {
        await using var store = await CreateEmptyAsync();
        await store.Get<StoreWriter>().WriteAsync(
            (context, cancel) => PlanStore.FillAsync(context, RealPlans.Book, cancel), CancellationToken.None);
        await store.AddAccountAsync(Policy, Role.FocalPoint, "policy");
        await store.AddAccountAsync(Hrd, Role.FocalPoint, "hrd");
        await store.AddAccountAsync(Team1, Role.WorkingTeam, "team1");
        await store.AddAccountAsync(Secretariat, Role.Secretariat, null);
        await store.AddAccountAsync(Viewer, Role.Viewer, null);
        await store.AddAccountAsync(Committee, Role.Committee, null);
        await store.AddAccountAsync(Gone, Role.FocalPoint, "policy", enabled: false);

        await using var connection = store.Open();
        await connection.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        return await System.IO.File.ReadAllBytesAsync(store.File);
    }
}
