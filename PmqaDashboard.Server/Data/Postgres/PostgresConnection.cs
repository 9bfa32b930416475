using Npgsql;
using PmqaDashboard.Server.Hosting;

namespace PmqaDashboard.Server.Data.Postgres;

/// <summary>
/// How the store reaches PostgreSQL: the setting ConnectionStrings:Pmqa, with what a server that must live through a failover
/// needs wherever the setting says nothing else.
/// </summary>
internal static class PostgresConnection
{
    public const string Setting = "ConnectionStrings:Pmqa";

    private const string Example = "Host=db1,db2;Database=pmqa;Username=pmqa;Password=…";

    // Bounds for this server's own sessions. Writers take turns (PostgresTurn); one that stalls in its transaction is ended by the
    // server before those who wait for their turn give up.
    private const string SessionBounds = "-c idle_in_transaction_session_timeout=5s -c lock_timeout=15s -c tcp_user_timeout=10s";

    /// <summary>Reads the setting.</summary>
    /// <exception cref="StartException">It is missing or cannot be read. What it says is never repeated: it holds a password.</exception>
    public static NpgsqlConnectionStringBuilder Read(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } set)
        {
            throw new StartException(
                $"{DatabaseProviders.Setting} is Postgres, so the setting {Setting} must say where the database is, such as \"{Example}\".");
        }

        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(set);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            throw new StartException($"The setting {Setting} is no connection string of PostgreSQL; one looks like \"{Example}\".");
        }

        if (string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Database))
        {
            throw new StartException($"The setting {Setting} must name a Host and a Database, such as \"{Example}\".");
        }

        if (settings.TargetSessionAttributes is not (null or "primary" or "read-write"))
        {
            throw new StartException(
                $"The setting {Setting} has Target Session Attributes={settings.TargetSessionAttributes}; the store is written, so it must be primary.");
        }

        Complete(settings);
        return settings;
    }

    /// <summary>Opens a pool of connections. Of several hosts the one is used that is the primary at the moment.</summary>
    public static NpgsqlDataSource Open(NpgsqlConnectionStringBuilder settings)
    {
        if (!settings.Host!.Contains(','))
        {
            return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
        }

        // The wrapper asks for the primary; the pool beneath it takes no such wish.
        var pool = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        bool readWrite = pool.TargetSessionAttributes == "read-write";
        pool.Remove("Target Session Attributes");
        return new NpgsqlDataSourceBuilder(pool.ConnectionString).BuildMultiHost()
            .WithTargetSession(readWrite ? TargetSessionAttributes.ReadWrite : TargetSessionAttributes.Primary);
    }

    /// <summary>Where the database is, without user and password.</summary>
    public static string NameOf(NpgsqlDataSource source)
    {
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        return $"{settings.Database} on {settings.Host} (port {settings.Port})";
    }

    // A dead primary is noticed within seconds: by a connection that is opened, one that is waited on, and one that is idle.
    private static void Complete(NpgsqlConnectionStringBuilder settings)
    {
        SetUnlessSaid("Timeout", 5);
        SetUnlessSaid("Command Timeout", 20);
        SetUnlessSaid("Cancellation Timeout", 1000);
        SetUnlessSaid("Keepalive", 5);
        if (!settings.Host!.Contains('/'))
        {
            // A socket of the same machine knows none of these.
            SetUnlessSaid("Tcp Keepalive", true);
            SetUnlessSaid("Tcp Keepalive Time", 5);
            SetUnlessSaid("Tcp Keepalive Interval", 1);
        }

        SetUnlessSaid("Host Recheck Seconds", 1);

        // Three nodes fit into the 100 connections that PostgreSQL allows by default.
        SetUnlessSaid("Maximum Pool Size", 25);
        SetUnlessSaid("Max Auto Prepare", 100);
        SetUnlessSaid("Application Name", "pmqa");

        // Of an option that is said twice the later one counts, so the operator's own win.
        settings.Options = string.IsNullOrWhiteSpace(settings.Options) ? SessionBounds : $"{SessionBounds} {settings.Options}";

        void SetUnlessSaid(string keyword, object value)
        {
            if (!settings.ShouldSerialize(keyword))
            {
                settings[keyword] = value;
            }
        }
    }
}
