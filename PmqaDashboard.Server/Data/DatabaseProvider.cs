using PmqaDashboard.Server.Hosting;

namespace PmqaDashboard.Server.Data;

/// <summary>What the store is kept in, setting Database:Provider.</summary>
internal enum DatabaseProvider
{
    /// <summary>A file in the data directory, for one machine; the default.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server, for one node or several.</summary>
    Postgres,
}

/// <summary>Reads which provider is set.</summary>
internal static class DatabaseProviders
{
    public const string Setting = "Database:Provider";

    /// <exception cref="StartException">The setting names none.</exception>
    public static DatabaseProvider Of(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => DatabaseProvider.Sqlite,
        { } set when set.Equals(nameof(DatabaseProvider.Sqlite), StringComparison.OrdinalIgnoreCase) => DatabaseProvider.Sqlite,
        { } set when set.Equals(nameof(DatabaseProvider.Postgres), StringComparison.OrdinalIgnoreCase) => DatabaseProvider.Postgres,
        { } other => throw new StartException($"The setting {Setting} is '{other}'; it must be Sqlite (the default) or Postgres."),
    };
}
