namespace PmqaDashboard.Tests.House;

/// <summary>The source tree that the tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = ["bin", "obj", "node_modules", ".git", "TestResults", "data", "artifacts"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Projects that are delivered, without the tests.</summary>
    public static IReadOnlyList<string> Product { get; } =
        ["PmqaDashboard.Domain", "PmqaDashboard.Components", "PmqaDashboard.Server"];

    /// <summary>Path of a file or folder, from its parts below the root.</summary>
    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Files that people wrote below a folder, as paths from the root, with one of the endings.</summary>
    public static IEnumerable<string> Files(string folder, params string[] endings) =>
        Walk(At(folder))
            .Where(file => endings.Any(end => file.EndsWith(end, StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal) && !file.Contains("/wwwroot/lib/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>Text of a file, by its path from the root.</summary>
    public static string Read(string file) => File.ReadAllText(At(file));

    private static IEnumerable<string> Walk(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(d => !NotOurs.Contains(Path.GetFileName(d))).SelectMany(Walk));

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PmqaDashboard.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No PmqaDashboard.sln above {start}.");
    }
}
