using PmqaDashboard.Server.Hosting;

namespace PmqaDashboard.Server.Data;

/// <summary>The one directory that holds everything the server keeps.</summary>
internal sealed class DataDirectory
{
    /// <summary>Opens the directory, creating it when it is not there.</summary>
    /// <exception cref="StartException">It cannot be created or written.</exception>
    public DataDirectory(IConfiguration configuration)
    {
        FullPath = Path.GetFullPath(configuration["Data:Directory"] is { Length: > 0 } set ? set : Default);
        try
        {
            CreatePrivate(FullPath);
            string probe = Path.Combine(FullPath, $".write-test-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The data directory {FullPath} (setting Data:Directory) cannot be written: {e.Message}", e);
        }
    }

    /// <summary>Beside the project when run from its source, beside the executable when published.</summary>
    public static string Default { get; } = ServerHost.ProjectDirectory is { } project
        ? Path.Combine(project, "..", "data")
        : Path.Combine(AppContext.BaseDirectory, "data");

    public string FullPath { get; }

    public string Database => Path.Combine(FullPath, "pmqa.db");

    // Password hashes and the keys of cookies lie here: nobody else on the machine reads them.
    private static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
