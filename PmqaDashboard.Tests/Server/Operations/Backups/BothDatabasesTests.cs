using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Data.Transfer;
using PmqaDashboard.Server.Hosting;
using PmqaDashboard.Server.Operations.Backups;
using PmqaDashboard.Tests.Server.Api;
using PmqaDashboard.Tests.Server.Postgres;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations.Backups;

/// <summary>A backup is the same whatever it was made from, and goes back to either database.</summary>
public sealed class BothDatabasesTests : IAsyncLifetime
{
    private readonly DirectoryInfo _other = Directory.CreateTempSubdirectory("pmqa-both-");
    private ApiServer _sqlite = null!;
    private string _postgres = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _postgres = await SharedPostgres.NewDatabaseAsync();
        _sqlite = await ApiServer.StartAsync();
        await SaveAsync(_sqlite.Services, 40);
    }

    [Fact]
    public async Task One_backup_restored_to_both_gives_equal_content_and_an_equal_Board()
    {
        string backup = (await AdminRun.OfAsync(_sqlite.Build, "backup")).Text("file");

        var toFile = await AdminRun.OfAsync(_sqlite.Build, "restore", backup, "--data", _other.FullName);
        var toPostgres = await AdminRun.OfAsync(BuildPostgres, "restore", backup);

        Assert.Equal((0, 0), (toFile.Code, toPostgres.Code));
        var content = await ContentAsync(BuildFile);
        Assert.Equal(content.Sha256, (await ContentAsync(BuildPostgres)).Sha256);
        Assert.Equal(1, content["Journal"].Rows);
        Assert.Equal(await BoardAsync(BuildFile), await BoardAsync(BuildPostgres));
        Assert.Equal(await NextSequenceAsync(BuildFile), await NextSequenceAsync(BuildPostgres));
    }

    [Fact]
    public async Task A_backup_of_PostgreSQL_passes_its_drill_and_goes_back_to_a_file()
    {
        await AdminRun.OfAsync(BuildPostgres, "restore", (await AdminRun.OfAsync(_sqlite.Build, "backup")).Text("file"));
        Assert.Equal(2, await NextSequenceAsync(BuildPostgres));

        _sqlite.Time.Advance(TimeSpan.FromSeconds(1));
        var backup = await AdminRun.OfAsync(BuildPostgres, "backup");
        Assert.Equal(("Postgres", 2), (Manifest("provider").GetString(), Manifest("headSequence").GetInt64()));
        Assert.Equal(3, await NextSequenceAsync(BuildPostgres));
        var drill = await AdminRun.OfAsync(BuildPostgres, "drill");
        Assert.True(drill.Code == 0, drill.Answer.ToString());
        Assert.Equal(1, drill.Answer.GetProperty("result").GetProperty("lostChanges").GetInt64());

        Assert.Equal(0, (await AdminRun.OfAsync(_sqlite.Build, "restore", backup.Text("file"), "--data", _other.FullName)).Code);
        Assert.Equal(3, await NextSequenceAsync(BuildFile));
        Assert.Equal(await BoardAsync(BuildFile), await BoardAsync(BuildPostgres));

        System.Text.Json.JsonElement Manifest(string name) => backup.Answer.GetProperty("manifest").GetProperty(name);
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_node_and_the_old_store_is_kept_in_a_schema_of_its_own()
    {
        string backup = (await AdminRun.OfAsync(_sqlite.Build, "backup")).Text("file");
        Assert.Equal(0, (await AdminRun.OfAsync(BuildPostgres, "restore", backup)).Code);
        await NextSequenceAsync(BuildPostgres);

        await using (var node = new NpgsqlConnection(_postgres))
        {
            await node.OpenAsync(Cancel);
            Assert.Equal("serverRuns", (await AdminRun.OfAsync(BuildPostgres, "restore", backup, "--replace")).Error);
        }

        NpgsqlConnection.ClearAllPools();
        Assert.Equal("notEmpty", (await AdminRun.OfAsync(BuildPostgres, "restore", backup)).Error);
        var replaced = await AdminRun.OfAsync(BuildPostgres, "restore", backup, "--replace");

        Assert.Equal(0, replaced.Code);
        string schema = replaced.Text("keptAside").Split(' ')[2];
        Assert.StartsWith("before_restore_", schema, StringComparison.Ordinal);
        await using var connection = new NpgsqlConnection(_postgres);
        await connection.OpenAsync(Cancel);
        await using var count = new NpgsqlCommand($"""SELECT (SELECT count(*) FROM {schema}."Journal"), (SELECT count(*) FROM "Journal")""", connection);
        await using var row = await count.ExecuteReaderAsync(Cancel);
        await row.ReadAsync(Cancel);
        Assert.Equal((2, 1), (row.GetInt64(0), row.GetInt64(1)));
    }

    [Fact]
    public async Task One_node_makes_the_backup_while_the_others_wait()
    {
        await using var one = BuildPostgres([]);
        await using var two = BuildPostgres([]);
        await using (await one.Services.GetRequiredService<ISnapshots>().TryTakeTurnAsync(Cancel))
        {
            Assert.Null(await two.Services.GetRequiredService<ISnapshots>().TryTakeTurnAsync(Cancel));
        }

        await using var turn = await two.Services.GetRequiredService<ISnapshots>().TryTakeTurnAsync(Cancel);
        Assert.NotNull(turn);
    }

    public async ValueTask DisposeAsync()
    {
        await _sqlite.DisposeAsync();
        SqliteConnection.ClearAllPools();
        await SharedPostgres.DropAsync(_postgres);
        _other.Delete(recursive: true);
    }

    private WebApplication BuildPostgres(string[] args) =>
        _sqlite.Build([.. args, "--Database:Provider=Postgres", $"--ConnectionStrings:Pmqa={_postgres}"]);

    private WebApplication BuildFile(string[] args) => _sqlite.Build([.. args, $"--Data:Directory={_other.FullName}"]);

    private static async Task<StoreContent> ContentAsync(Func<string[], WebApplication> build)
    {
        await using var app = build([]);
        await using var context = await app.Services.GetRequiredService<IDbContextFactory<PmqaDbContext>>().CreateDbContextAsync(Cancel);
        await using var transaction = await context.Database.BeginTransactionAsync(Cancel);
        return await StoreContent.ReadAsync(context, Cancel);
    }

    private static async Task<string> BoardAsync(Func<string[], WebApplication> build)
    {
        await using var app = build([]);
        return BoardHash.Of((await app.Services.GetRequiredService<IBoardSource>().AsOfAsync(new DateOnly(2010, 6, 18), Cancel))!);
    }

    private static async Task<long> NextSequenceAsync(Func<string[], WebApplication> build)
    {
        await using var app = build([]);
        await Application.PrepareAsync(app);
        return await SaveAsync(app.Services, 50);
    }

    private static async Task<long> SaveAsync(IServiceProvider services, decimal percent) =>
        Assert.IsType<ReportOutcome.Saved>(await services.GetRequiredService<IProgressReporting>()
            .ReportAsync(TestStore.Policy, new ReportCommand(TestStore.PolicyStep, null, percent), Cancel)).Report.Sequence;
}
