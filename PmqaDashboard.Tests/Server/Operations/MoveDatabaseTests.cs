using Microsoft.Extensions.Logging;
using Npgsql;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Data.Sqlite;
using PmqaDashboard.Server.Hosting;
using PmqaDashboard.Tests.Domain.Live;
using PmqaDashboard.Tests.Server.Operations.Backups;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations;

/// <summary><c>admin move-database</c> as it is typed.</summary>
public sealed class MoveDatabaseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_is_moved_and_goes_on_where_it_was_and_a_second_move_is_refused()
    {
        await using var source = await TestStore.CreateAsync();
        await using var target = await TestStore.CreateWithoutTablesAsync(TestDatabase.Postgres);
        await source.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40, key: "k");

        var moved = await RunAsync(source, target.ConnectionString);

        Assert.Equal(0, moved.Code);
        var journal = moved.Answer.GetProperty("tables").EnumerateArray().Single(t => t.GetProperty("table").GetString() == "Journal");
        Assert.Equal(1, journal.GetProperty("rows").GetInt64());
        Assert.Equal(moved.Text("journalSha256"), journal.GetProperty("sha256").GetString());
        Assert.DoesNotContain("Username", moved.Text("to"), StringComparison.OrdinalIgnoreCase);
        await source.Feed.StartAsync(Cancel);
        await target.Feed.StartAsync(Cancel);
        Assert.Equal(BoardText.Of(source.Source.Current!), BoardText.Of(target.Source.Current!));
        Assert.True((await target.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40, key: "k")).Repeated);
        Assert.Equal((2, 2), await NextAsync());

        Assert.Equal("targetNotEmpty", (await RunAsync(source, target.ConnectionString)).Error);
        Assert.Equal((3, 3), await NextAsync());

        async Task<(long, long)> NextAsync()
        {
            var report = (await target.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 50)).Report;
            return (report.Id, report.Sequence);
        }
    }

    [Fact]
    public async Task Nothing_is_moved_from_nowhere_from_under_a_server_or_to_nowhere()
    {
        await using var none = await TestStore.CreateWithoutTablesAsync();
        await using var target = await TestStore.CreateWithoutTablesAsync(TestDatabase.Postgres);
        Assert.Equal("noStore", (await RunAsync(none, target.ConnectionString)).Error);

        await using var source = await TestStore.CreateAsync();
        using (StoreHold.Take(source.Get<DataDirectory>()))
        {
            Assert.Equal("serverRuns", (await RunAsync(source, target.ConnectionString)).Error);
        }

        Assert.Equal("cannotStart", (await RunAsync(source, "")).Error);
        var unreachable = await RunAsync(source, new NpgsqlConnectionStringBuilder(target.ConnectionString) { Port = 1, Password = "hush" }.ConnectionString);
        Assert.Equal("failed", unreachable.Error);
        Assert.DoesNotContain("hush", unreachable.Answer.ToString(), StringComparison.Ordinal);
    }

    private static Task<AdminRun> RunAsync(TestStore source, string target) => AdminRun.OfAsync(
        args => Application.Build(
            ["--environment=Production", $"--Data:Directory={source.Directory.FullName}", $"--ConnectionStrings:Pmqa={target}", .. args],
            builder => builder.Logging.ClearProviders()),
        "move-database");
}
