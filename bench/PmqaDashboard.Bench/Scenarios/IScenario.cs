using PmqaDashboard.Bench.Results;

namespace PmqaDashboard.Bench.Scenarios;

/// <summary>Something that is measured, by its name on the command line.</summary>
internal interface IScenario
{
    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>What it measures, in a line.</summary>
    string About { get; }

    /// <summary>Measures, all runs of it; what is compared is measured in turns.</summary>
    Task RunAsync(BenchOptions options, Report report);
}

/// <summary>What is measured, and how much of it.</summary>
/// <param name="Server">Path of the published product's dll.</param>
/// <param name="Floor">Path of the published floor's dll.</param>
/// <param name="Before">Path of another published product, measured as "before", or null.</param>
/// <param name="Screens">Numbers of screens.</param>
/// <param name="Runs">Runs of each.</param>
/// <param name="Saves">Saves in each run.</param>
/// <param name="Minutes">How long screens hang in the soak.</param>
internal sealed record BenchOptions(string Server, string Floor, string? Before, IReadOnlyList<int> Screens, int Runs, int Saves, int Minutes);
