using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace PmqaDashboard.Tests.Server.Postgres;

/// <summary>
/// A PostgreSQL server of the tests' own, on a free port and a socket in its directory. It sorts by Thai rules where nobody asks for
/// other ones, so that a query that depends on the database's language is found out. It ends with the process that started it.
/// </summary>
internal sealed class PostgresCluster : IAsyncDisposable
{
    public const string User = "pmqa", Password = "hush-hush";

    private readonly string _directory;
    private readonly Process _watch;

    private PostgresCluster(string directory, int port)
    {
        (_directory, Port) = (directory, port);

        // Waits for the end of this process or for Dispose, whichever comes first, and then stops the server.
        var (file, stop) = PostgresPrograms.Command("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");
        _watch = Process.Start(new ProcessStartInfo("sh", ["-c", "read -r _; \"$@\" > /dev/null 2>&1; rm -rf \"$0\"", directory, file, .. stop])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
        })!;
    }

    public int Port { get; }

    private string Data => Path.Combine(_directory, "data");

    /// <summary>The server's own words.</summary>
    public string Log => File.ReadAllText(Path.Combine(_directory, "log"));

    /// <summary>Starts a new server.</summary>
    /// <param name="durable">Whether it waits for the disk, as a real one does; tests of other things need not.</param>
    public static async Task<PostgresCluster> StartAsync(bool durable = false)
    {
        var cluster = new PostgresCluster(await PostgresPrograms.MakeDirectoryAsync(), FreePort());
        string password = Path.Combine(cluster._directory, "password");
        await File.WriteAllTextAsync(password, Password);
        await PostgresPrograms.RunProgramAsync(
            "initdb", "-D", cluster.Data, "-U", User, "--pwfile", password, "--auth-local=trust", "--auth-host=scram-sha-256",
            "-E", "UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=th-TH", "--no-sync");
        await File.AppendAllTextAsync(
            Path.Combine(cluster.Data, "postgresql.conf"),
            $"""

            listen_addresses = '127.0.0.1'
            unix_socket_directories = '{cluster._directory}'
            shared_buffers = 32MB
            max_connections = 200
            {(durable ? "" : "fsync = off\nfull_page_writes = off")}

            """);
        await cluster.StartAgainAsync();
        return cluster;
    }

    /// <summary>How the product reaches a database.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="others">Servers that may be the primary instead.</param>
    public string ConnectionString(string database = "postgres", params PostgresCluster[] others) => others.Length == 0
        ? $"Host={_directory};Port={Port};Database={database};Username={User}"
        : $"Host={string.Join(',', others.Prepend(this).Select(c => $"127.0.0.1:{c.Port}"))};Target Session Attributes=primary;Database={database};Username={User};Password={Password}";

    /// <summary>How the product reaches a database with a password, over the network.</summary>
    public string NetworkConnectionString(string database = "postgres", string password = Password) =>
        $"Host=127.0.0.1;Port={Port};Database={database};Username={User};Password={password}";

    /// <summary>Runs SQL.</summary>
    public async Task<object?> SqlAsync(string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Starts it again after it was stopped or killed, on the same port; returns when it answers.</summary>
    public Task StartAgainAsync() =>
        PostgresPrograms.RunProgramAsync("pg_ctl", "start", "-D", Data, "-l", Path.Combine(_directory, "log"), "-o", $"-p {Port}", "-w", "-t", "60");

    /// <summary>Stops it as an administrator does: sessions end, what is committed is on disk.</summary>
    public Task StopAsync() => PostgresPrograms.RunProgramAsync("pg_ctl", "stop", "-D", Data, "-m", "fast", "-w");

    /// <summary>Ends all its processes at once (SIGKILL), without any chance to tidy up.</summary>
    public async Task KillAsync()
    {
        int main = int.Parse((await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0], CultureInfo.InvariantCulture);
        foreach (int id in Children(main).Prepend(main).ToList())
        {
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
                await process.WaitForExitAsync();
            }
            catch (ArgumentException)
            {
                // It is gone already.
            }
        }
    }

    /// <summary>Starts a standby that follows this server; from now on this one acknowledges only what the standby has as well.</summary>
    public async Task<PostgresCluster> StartStandbyAsync()
    {
        var standby = new PostgresCluster(await PostgresPrograms.MakeDirectoryAsync(), FreePort());
        await PostgresPrograms.RunProgramAsync(
            "pg_basebackup", "-h", _directory, "-p", $"{Port}", "-U", User, "-D", standby.Data, "-R", "-X", "stream", "-c", "fast", "--no-sync");
        await File.AppendAllTextAsync(Path.Combine(standby.Data, "postgresql.conf"), $"unix_socket_directories = '{standby._directory}'\n");
        await standby.StartAgainAsync();
        await SqlAsync("ALTER SYSTEM SET synchronous_standby_names = '*'");
        await SqlAsync("SELECT pg_reload_conf()");
        return standby;
    }

    /// <summary>Makes a standby the primary; returns when it takes writes.</summary>
    public async Task PromoteAsync()
    {
        await PostgresPrograms.RunProgramAsync("pg_ctl", "promote", "-D", Data, "-w");
        await SqlAsync("ALTER SYSTEM RESET synchronous_standby_names");
        await SqlAsync("SELECT pg_reload_conf()");
    }

    public async ValueTask DisposeAsync()
    {
        _watch.StandardInput.Close();
        await _watch.WaitForExitAsync();
        _watch.Dispose();
    }

    private static IEnumerable<int> Children(int parent) =>
        from directory in Directory.GetDirectories("/proc")
        where int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        let status = Path.Combine(directory, "stat")
        where File.Exists(status) && ParentOf(status) == parent
        select int.Parse(Path.GetFileName(directory), CultureInfo.InvariantCulture);

    private static int? ParentOf(string status)
    {
        try
        {
            // "id (name) state parent …", and a name may hold blanks.
            return int.Parse(File.ReadAllText(status).Split(") ")[^1].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
