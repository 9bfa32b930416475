using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Data.Postgres;
using PmqaDashboard.Server.Data.Sqlite;
using PmqaDashboard.Server.Hosting;
using Xunit;

namespace PmqaDashboard.Tests.Server.Data;

public class MigrationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_directory_gets_a_store_and_another_start_changes_nothing()
    {
        await using var store = await TestStore.CreateWithoutTablesAsync();

        await store.PrepareAsync();
        await store.PrepareAsync();

        await using var context = store.Open();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(Cancel));
        Assert.Empty(await context.Reports.ToListAsync(Cancel));
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public void The_migrations_are_all_that_the_model_needs(TestDatabase on)
    {
        using PmqaDbContext context = on == TestDatabase.Sqlite
            ? new SqlitePmqaDbContext.DesignTime().CreateDbContext([])
            : new PostgresPmqaDbContext.DesignTime().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges(), "Add a migration for every provider with the tool: see docs/contributing.md.");
    }

    [Fact]
    public async Task A_start_that_was_killed_while_it_migrated_does_not_block_the_next()
    {
        await using var store = await TestStore.CreateWithoutTablesAsync();
        await using (var context = store.Open())
        {
            // What EF leaves behind when its process dies between taking its lock and giving it back.
            await context.Database.ExecuteSqlRawAsync(
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2010-06-18 00:00:00');
                """,
                Cancel);
        }

        await store.PrepareAsync().WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        await using var after = store.Open();
        Assert.Empty(await after.Database.GetPendingMigrationsAsync(Cancel));
    }

    [Fact]
    public async Task A_file_that_is_no_database_stops_the_start_with_its_name()
    {
        await using var store = await TestStore.CreateWithoutTablesAsync();
        await File.WriteAllTextAsync(store.File, new string('x', 4096), Cancel);

        var stop = await Assert.ThrowsAsync<StartException>(store.PrepareAsync);

        Assert.Contains(store.File, stop.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_store_of_a_later_version_is_not_opened_by_this_one(TestDatabase on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.SqlAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '99')""");

        var stop = await Assert.ThrowsAsync<StartException>(store.PrepareAsync);

        Assert.Contains("29990101000000_Later", stop.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_connection_writes_ahead_and_waits_for_the_disk()
    {
        await using var store = await TestStore.CreateEmptyAsync();
        await using var context = store.Open();
        await context.Database.OpenConnectionAsync(Cancel);

        Assert.Equal("wal", await ReadAsync(context, "PRAGMA journal_mode"));
        Assert.Equal("2", await ReadAsync(context, "PRAGMA synchronous"));
        Assert.Equal("5000", await ReadAsync(context, "PRAGMA busy_timeout"));
        Assert.Equal("1", await ReadAsync(context, "PRAGMA foreign_keys"));
    }

    [Fact]
    public async Task A_write_takes_the_lock_as_it_begins()
    {
        await using var store = await TestStore.CreateEmptyAsync();
        await using var context = store.Open();
        await using var other = new SqliteConnection($"Data Source={store.File};Pooling=False");
        await other.OpenAsync(Cancel);
        Assert.Equal(0L, await CheckpointAsync());

        await using var transaction = await context.Database.BeginTransactionAsync(Cancel);

        Assert.Equal(1L, await CheckpointAsync());

        // Answers 1 at once when another connection holds the write lock.
        async Task<object?> CheckpointAsync()
        {
            await using var command = other.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            return await command.ExecuteScalarAsync(Cancel);
        }
    }

    private static async Task<string?> ReadAsync(DbContext context, string sql)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(Cancel), System.Globalization.CultureInfo.InvariantCulture);
    }
}
