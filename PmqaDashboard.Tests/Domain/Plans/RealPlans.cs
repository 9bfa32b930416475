using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Tests.Domain.Plans;

/// <summary>The ten real plans, read once.</summary>
public static class RealPlans
{
    /// <summary>The folder with the seed files.</summary>
    public static readonly string Folder = FindFolder();

    /// <summary>The plans.</summary>
    public static readonly PlanBook Book = SeedReader.Read(Folder);

    private static string FindFolder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "PmqaDashboard.sln")))
                return Path.Combine(at.FullName, "seeds");
        }

        throw new DirectoryNotFoundException("The tests do not run inside the project.");
    }
}
