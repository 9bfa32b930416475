using PmqaDashboard.Server.Operations;

namespace PmqaDashboard.Server.Data;

/// <summary>Puts another store in the place of this one.</summary>
internal interface IStoreReplacement
{
    /// <summary>Makes sure that nobody uses the store, and that nobody begins to.</summary>
    /// <param name="replace">Whether a store that holds something may be replaced.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Lets the store go.</returns>
    /// <exception cref="RefusedException">A server runs on it, or it holds something and must not be replaced.</exception>
    Task<IAsyncDisposable> HoldAsync(bool replace, CancellationToken cancellationToken);

    /// <summary>Replaces the store that is held.</summary>
    /// <param name="file">The new store as a SQLite file of this version. It may be taken away.</param>
    /// <param name="nowUtc">For the name of the old one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Where the old store is kept; null when there was none.</returns>
    Task<string?> ReplaceAsync(string file, DateTime nowUtc, CancellationToken cancellationToken);
}
