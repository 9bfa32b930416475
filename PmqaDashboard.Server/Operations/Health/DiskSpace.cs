using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Operations.Health;

/// <summary>Space for the data directory. On PostgreSQL a node has none, and is not made to.</summary>
internal sealed class DiskSpace(IServiceProvider services, IConfiguration configuration)
{
    public const long Mebibyte = 1 << 20;

    private readonly Lazy<DriveInfo?> _drive = new(() =>
        DatabaseProviders.Of(configuration) == DatabaseProvider.Sqlite ? DriveOf(services.GetRequiredService<DataDirectory>().FullPath) : null);

    /// <summary>Bytes that the server may still write, or null when it writes none.</summary>
    public long? Free => _drive.Value?.AvailableFreeSpace;

    /// <summary>Bytes in all, or null when the server writes none.</summary>
    public long? Total => _drive.Value?.TotalSize;

    // Of a path inside a mount only Unix can be asked.
    private static DriveInfo DriveOf(string path) => new(OperatingSystem.IsWindows() ? Path.GetPathRoot(path)! : path);
}
