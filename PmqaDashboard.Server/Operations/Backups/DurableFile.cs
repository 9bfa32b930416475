using System.Runtime.InteropServices;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>Files that are there wholly or not at all, also after a power cut.</summary>
internal static class DurableFile
{
    /// <summary>Only this user reads and writes.</summary>
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>What follows the name of a file that is not finished. Left behind by a process that was killed, it is worth nothing.</summary>
    public const string Unfinished = ".unfinished";

    /// <summary>Creates a file that nobody else may read, for writing and reading.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }

        return new FileStream(path, options);
    }

    /// <summary>Creates a directory that nobody else may read, unless it is there.</summary>
    public static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Private | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Writes a new file: under another name first, then to the disk, checked, and only then under its name.</summary>
    /// <param name="path">The file; it must not be there.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="check">Reads what was written and throws when it is not as it should be.</param>
    /// <exception cref="IOException">It is there already, or cannot be written.</exception>
    public static void Write(string path, Action<FileStream> write, Action<string> check)
    {
        string unfinished = path + Unfinished;
        File.Delete(unfinished);
        try
        {
            using (var file = Create(unfinished))
            {
                write(file);
                file.Flush(flushToDisk: true);
            }

            check(unfinished);
            Move(unfinished, path);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>Renames a file or directory, and returns when that is on the disk.</summary>
    public static void Move(string from, string to)
    {
        if (Directory.Exists(from))
        {
            Directory.Move(from, to);
        }
        else
        {
            File.Move(from, to, overwrite: false);
        }

        FlushDirectory(Path.GetDirectoryName(to)!);
    }

    /// <summary>Puts the names in a directory on the disk. The runtime opens no directories, so the system is asked.</summary>
    public static void FlushDirectory(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        int directory = Open(path, 0);
        if (directory >= 0)
        {
            // Some network file systems refuse; there the rename is as durable as they make it.
            _ = Sync(directory);
            _ = Close(directory);
        }
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
