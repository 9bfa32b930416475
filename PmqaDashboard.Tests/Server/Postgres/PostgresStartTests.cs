using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Npgsql;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Data.Postgres;
using PmqaDashboard.Server.Hosting;
using Xunit;

namespace PmqaDashboard.Tests.Server.Postgres;

/// <summary>What a start says and does when the store is set to PostgreSQL.</summary>
public sealed class PostgresStartTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Oracle", "Host=h;Database=d", "Database:Provider is 'Oracle'; it must be Sqlite (the default) or Postgres")]
    [InlineData("Postgres", null, "so the setting ConnectionStrings:Pmqa must say where the database is")]
    [InlineData("postgres", "Host=h;Database=d;hush-hush", "ConnectionStrings:Pmqa is no connection string")]
    [InlineData("Postgres", "Host=h;Database=d;Password=a;hush-hush=1", "ConnectionStrings:Pmqa is no connection string")]
    [InlineData("Postgres", "Host=h;Database=d;Port=hush-hush", "ConnectionStrings:Pmqa is no connection string")]
    [InlineData("Postgres", "Database=d;Password=hush-hush", "ConnectionStrings:Pmqa must name a Host and a Database")]
    [InlineData("Postgres", "Host=a,b;Database=d;Target Session Attributes=any;Password=hush-hush", "it must be primary")]
    public void A_setting_that_cannot_be_used_is_named_and_a_password_never(string provider, string? connection, string said)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([new(DatabaseProviders.Setting, provider), new(PostgresConnection.Setting, connection)]);

        var stop = Assert.Throws<StartException>(builder.AddData);

        Assert.Contains(said, stop.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", stop.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_refuses_or_is_not_there_is_told_with_its_place_and_without_the_password()
    {
        var cluster = await SharedPostgres.ClusterAsync();
        await Refused(cluster.NetworkConnectionString(password: "not-it-x"), "password authentication failed");
        await Refused(cluster.NetworkConnectionString("nowhere"), "database \"nowhere\" does not exist");
        await Refused("Host=127.0.0.1;Port=1;Database=d;Username=u;Password=not-it-x", "d on 127.0.0.1 (port 1) cannot be used: Failed to connect");
        await Refused("Host=127.0.0.1:1,127.0.0.1:2;Database=d;Username=u;Password=not-it-x", "d on 127.0.0.1:1,127.0.0.1:2");

        static async Task Refused(string connection, string said)
        {
            await using var store = TestStore.OpenPostgres(connection);

            var stop = await Assert.ThrowsAsync<StartException>(store.PrepareAsync);

            Assert.Contains(said, stop.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', stop.Message);
            Assert.DoesNotContain("not-it-x", stop.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(PostgresCluster.Password, stop.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ENCODING LATIN1 LC_COLLATE 'C' LC_CTYPE 'C'", "", "has the encoding LATIN1")]
    [InlineData("", "SET synchronous_commit = off", "has synchronous_commit = off")]
    public async Task A_database_that_would_lose_words_or_reports_is_refused(string made, string altered, string said)
    {
        var cluster = await SharedPostgres.ClusterAsync();
        string name = $"bad_{Guid.NewGuid():N}";
        await cluster.SqlAsync($"CREATE DATABASE {name} TEMPLATE template0 {made} {(made.Length > 0 ? "LOCALE_PROVIDER libc" : "")}");
        await cluster.SqlAsync(altered.Length > 0 ? $"ALTER DATABASE {name} {altered}" : "SELECT 1");
        await using var store = TestStore.OpenPostgres(cluster.ConnectionString(name));

        var stop = await Assert.ThrowsAsync<StartException>(store.PrepareAsync);

        Assert.Contains(said, stop.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nodes_that_start_at_once_migrate_one_after_another_and_another_start_changes_nothing()
    {
        await using var store = await TestStore.CreateWithoutTablesAsync(TestDatabase.Postgres);
        await using var second = store.OpenNode();
        await using var third = store.OpenNode();

        await Task.WhenAll(new[] { store, second, third }.Select(node => Task.Run(node.PrepareAsync, Cancel)));
        await store.PrepareAsync();

        await using var context = store.Open();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Cancel));
        Assert.Empty(await context.Reports.ToListAsync(Cancel));
        Assert.Equal(0, await context.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())").SingleAsync(Cancel));
    }

    [Fact]
    public async Task Of_several_hosts_the_one_that_answers_as_primary_is_used()
    {
        await using var store = await TestStore.CreateAsync(TestDatabase.Postgres);
        string database = store.Get<NpgsqlDataSource>().CreateConnection().Database;
        var cluster = await SharedPostgres.ClusterAsync();
        string hosts = cluster.NetworkConnectionString(database)
            .Replace($"Host=127.0.0.1;Port={cluster.Port}", $"Host=127.0.0.1:1,127.0.0.1:{cluster.Port};Target Session Attributes=primary", StringComparison.Ordinal);

        await using var node = TestStore.OpenPostgres(hosts);
        await node.PrepareAsync();
        await node.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40);

        await store.Feed.StartAsync(Cancel);
        Assert.Equal(1, store.Source.Current!.Sequence);
    }

    [Fact]
    public async Task A_node_on_PostgreSQL_needs_no_data_directory()
    {
        await using var store = await TestStore.CreateAsync(TestDatabase.Postgres);
        await store.PrepareAsync();
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40);

        Assert.Empty(store.Directory.EnumerateFileSystemInfos());
    }

    [Fact]
    public async Task Texts_have_the_order_of_their_code_points_whatever_the_language_of_the_database()
    {
        await using var store = await TestStore.CreateEmptyAsync(TestDatabase.Postgres);
        string[] names = ["a", "B", "ก", "เก", "ข", "_"];
        foreach (string name in names)
        {
            await store.Get<SettingStore>().SetAsync(name, "x", Cancel);
        }

        await using var context = store.Open();
        var asked = await context.Settings.OrderBy(s => s.Key).Select(s => s.Key).ToListAsync(Cancel);

        Assert.Equal(names.Order(StringComparer.Ordinal), asked);
        Assert.NotEqual(asked, await context.Database.SqlQuery<string>(
            $"SELECT \"Key\" AS \"Value\" FROM \"Settings\" ORDER BY \"Key\" COLLATE \"default\"").ToListAsync(Cancel));
    }
}
