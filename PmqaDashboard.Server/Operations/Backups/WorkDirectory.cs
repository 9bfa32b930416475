namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>A directory for work in progress, readable by nobody else, empty when it begins and gone when it ends.</summary>
internal sealed class WorkDirectory : IDisposable
{
    private readonly string _path;

    /// <param name="path">The directory. What a process that was killed has left there is deleted.</param>
    public WorkDirectory(string path)
    {
        _path = path;
        Dispose();
        DurableFile.CreateDirectory(path);
    }

    /// <summary>Path of a file in it.</summary>
    public string At(string name) => Path.Combine(_path, name);

    public void Dispose()
    {
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, recursive: true);
        }
    }
}
