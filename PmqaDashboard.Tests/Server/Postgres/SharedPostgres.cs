using Npgsql;
using PmqaDashboard.Tests.Server.Postgres;
using Xunit;

[assembly: AssemblyFixture(typeof(SharedPostgres))]

namespace PmqaDashboard.Tests.Server.Postgres;

/// <summary>
/// One PostgreSQL server for all tests that only need a database, started by the first of them. It does not wait for the disk; what
/// tests durability starts a server of its own.
/// </summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresCluster>> Cluster = new(() => PostgresCluster.StartAsync());
    private static int _databases;

    /// <summary>The server. A test that asks for it where there is none is skipped, and says why.</summary>
    internal static Task<PostgresCluster> ClusterAsync()
    {
        SkipWithoutPostgres();
        return Cluster.Value;
    }

    /// <summary>Skips a test where no server can be started.</summary>
    public static void SkipWithoutPostgres() => Assert.SkipWhen(PostgresPrograms.Missing is not null, PostgresPrograms.Missing ?? "");

    /// <summary>Makes a database.</summary>
    /// <param name="template">The database of which it is a copy, to which nobody may be connected; null for an empty one.</param>
    /// <returns>How to connect to it.</returns>
    public static async Task<string> NewDatabaseAsync(string? template = null)
    {
        var cluster = await ClusterAsync();
        string name = $"test_{Interlocked.Increment(ref _databases)}";
        await cluster.SqlAsync($"CREATE DATABASE {name} TEMPLATE {template ?? "template0"} STRATEGY {(template is null ? "WAL_LOG" : "FILE_COPY")}");
        return cluster.ConnectionString(name);
    }

    /// <summary>Drops a database and whoever is still connected to it.</summary>
    public static async Task DropAsync(string connectionString)
    {
        string name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        await (await Cluster.Value).SqlAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    public async ValueTask DisposeAsync()
    {
        if (Cluster.IsValueCreated && PostgresPrograms.Missing is null)
        {
            await (await Cluster.Value).DisposeAsync();
        }
    }
}
