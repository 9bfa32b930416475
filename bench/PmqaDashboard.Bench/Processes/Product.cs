using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Bench.Processes;

/// <summary>The published product on data of its own.</summary>
internal sealed class Product : IAsyncDisposable
{
    private readonly string _data;
    private readonly bool _owner;

    private Product(ServerProcess server, string data, PlanBook book, bool owner = true) => (Server, _data, Book, _owner) = (server, data, book, owner);

    /// <summary>Its process.</summary>
    public ServerProcess Server { get; }

    /// <summary>The plans that it carries.</summary>
    public PlanBook Book { get; }

    /// <summary>The folder of its data.</summary>
    public string Data => _data;

    /// <summary>
    /// Starts it as a demonstration in which nobody reports by himself, with the whole real plan, and with the reports of the year so
    /// far if asked for.
    /// </summary>
    /// <param name="program">Path of the published dll.</param>
    /// <param name="history">Whether the year so far has its made-up reports.</param>
    /// <param name="settings">More environment.</param>
    public static async Task<Product> StartAsync(string program, bool history, IReadOnlyDictionary<string, string>? settings = null)
    {
        string data = Directory.CreateTempSubdirectory("pmqa-bench-").FullName;
        try
        {
            if (history)
            {
                // The past is written before it listens; it then has no time to report by itself.
                await using var writer = await ServerProcess.StartAsync(program, Settings(data, simulation: true, settings));
            }

            var server = await ServerProcess.StartAsync(program, Settings(data, simulation: false, settings));
            return new Product(server, data, SeedReader.Read(Path.Combine(Path.GetDirectoryName(program)!, "seeds")));
        }
        catch
        {
            Directory.Delete(data, recursive: true);
            throw;
        }
    }

    /// <summary>Starts it on data that are there, and stay when it ends.</summary>
    /// <param name="program">Path of the published dll.</param>
    /// <param name="data">Folder of the data.</param>
    /// <param name="seeds">Folder of the plans that were loaded.</param>
    /// <param name="settings">Its environment.</param>
    public static async Task<Product> OpenAsync(string program, string data, string seeds, IReadOnlyDictionary<string, string> settings) =>
        new(await ServerProcess.StartAsync(program, settings), data, SeedReader.Read(seeds), owner: false);

    /// <summary>Starts a program again on the same data, whose server has ended, and asks for a page.</summary>
    /// <returns>Seconds from the start of the process to the whole page.</returns>
    public async Task<double> AgainAsync(string program, string page)
    {
        long start = TimeProvider.System.GetTimestamp();
        await using var server = await ServerProcess.StartAsync(program, Settings(_data, simulation: false, null));
        using var client = new HttpClient { BaseAddress = server.Address };
        await client.GetStringAsync(new Uri(page, UriKind.Relative));
        return TimeProvider.System.GetElapsedTime(start).TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        if (_owner)
        {
            Directory.Delete(_data, recursive: true);
        }
    }

    /// <summary>Environment of a demonstration.</summary>
    public static Dictionary<string, string> Settings(string data, bool simulation, IReadOnlyDictionary<string, string>? more)
    {
        var settings = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Data__Directory"] = data,
            ["Demo__Enabled"] = "true",
            ["Demo__Simulation"] = simulation ? "true" : "false",
            ["Demo__SimulationInterval"] = "3600",
        };
        foreach (var (name, value) in more ?? new Dictionary<string, string>())
        {
            settings[name] = value;
        }

        return settings;
    }
}
