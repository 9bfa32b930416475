using PmqaDashboard.Server.Hosting;

namespace PmqaDashboard.Server.Data.Sqlite;

/// <summary>
/// Says that a server runs on a data directory, so that there is never a second one and nothing is restored under it. It is a lock of the
/// operating system, which dies with its process.
/// </summary>
internal static class StoreHold
{
    // There while a restore is at work on the files. Who finds it with nobody at work finds the store in pieces.
    private const string Mark = "restore.unfinished";

    /// <summary>Takes the directory, or null when a server has it.</summary>
    public static FileStream? TryTake(DataDirectory directory)
    {
        try
        {
            return new FileStream(
                Path.Combine(directory.FullPath, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Takes the directory for a server that is about to start.</summary>
    /// <exception cref="StartException">Another server runs on it.</exception>
    public static IDisposable Take(DataDirectory directory) =>
        TryTake(directory) ?? throw new StartException($"Another server runs on the data directory {directory.FullPath}, or it is being restored.");

    /// <summary>Where it is noted that a restore is at work.</summary>
    public static string MarkIn(DataDirectory directory) => Path.Combine(directory.FullPath, Mark);

    /// <summary>Stops what would open a store that a restore has left in pieces.</summary>
    /// <exception cref="StartException">A restore was interrupted.</exception>
    public static void RefuseUnfinished(DataDirectory directory)
    {
        if (File.Exists(MarkIn(directory)))
        {
            throw new StartException(
                $"A restore in {directory.FullPath} was interrupted. Run 'admin restore --replace' with the same backup again; nothing of the old store was deleted.");
        }
    }
}
