namespace PmqaDashboard.Server.Data;

/// <summary>What backups need of a database.</summary>
internal interface ISnapshots
{
    /// <summary>The database's name as settings have it.</summary>
    string Provider { get; }

    /// <summary>
    /// Writes the whole store, as it was at one moment, to a new SQLite file with the same tables. Neither readers nor writers wait
    /// for it.
    /// </summary>
    Task WriteAsync(string file, CancellationToken cancellationToken);

    /// <summary>Takes the turn to make backups, which one process has at a time, over all nodes of the store.</summary>
    /// <returns>Gives it back; null when another has it.</returns>
    Task<IAsyncDisposable?> TryTakeTurnAsync(CancellationToken cancellationToken);
}
