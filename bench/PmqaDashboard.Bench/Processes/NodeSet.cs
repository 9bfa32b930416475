using System.Globalization;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Tests.Server.Postgres;

namespace PmqaDashboard.Bench.Processes;

/// <summary>Several nodes of the published product on one PostgreSQL server, which waits for the disk as a real one does.</summary>
internal sealed class NodeSet : IAsyncDisposable
{
    private const string Database = "bench";

    private readonly PostgresCluster _cluster;
    private readonly string _data;
    private readonly List<ServerProcess> _nodes = [];

    private NodeSet(PostgresCluster cluster, PlanBook book) =>
        (_cluster, Book, _data) = (cluster, book, Directory.CreateTempSubdirectory("pmqa-bench-").FullName);

    /// <summary>The nodes' processes.</summary>
    public IReadOnlyList<ServerProcess> Nodes => _nodes;

    /// <summary>The plans that they carry.</summary>
    public PlanBook Book { get; }

    /// <summary>Starts nodes, one after the other, on the whole real plan with the reports of the year so far.</summary>
    /// <param name="program">Path of the published dll.</param>
    /// <param name="count">How many.</param>
    public static async Task<NodeSet> StartAsync(string program, int count)
    {
        var book = SeedReader.Read(Path.Combine(Path.GetDirectoryName(program)!, "seeds"));
        var set = new NodeSet(await PostgresCluster.StartAsync(durable: true), book);
        try
        {
            await set._cluster.SqlAsync($"CREATE DATABASE {Database}");

            // The past is written before it listens; it then has no time to report by itself.
            await (await set.StartNodeAsync(program, simulation: true)).DisposeAsync();
            for (int i = 0; i < count; i++)
            {
                set._nodes.Add(await set.StartNodeAsync(program, simulation: false));
            }

            return set;
        }
        catch
        {
            await set.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connections that the nodes hold to their database.</summary>
    public async Task<double> ConnectionsAsync() =>
        (long)(await _cluster.SqlAsync($"SELECT count(*) FROM pg_stat_activity WHERE datname = '{Database}'"))!;

    /// <summary>Processor time of the database server, its sessions included, in seconds.</summary>
    public async Task<double> DatabaseCpuAsync()
    {
        string file = Path.Combine((string)(await _cluster.SqlAsync("SHOW data_directory"))!, "postmaster.pid");
        return ProcessFigures.CpuOfFamily(int.Parse(File.ReadLines(file).First(), CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }

        await _cluster.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private Task<ServerProcess> StartNodeAsync(string program, bool simulation) => ServerProcess.StartAsync(program, new Dictionary<string, string>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Database__Provider"] = "Postgres",
        ["ConnectionStrings__Pmqa"] = _cluster.NetworkConnectionString(Database),
        ["Data__Directory"] = _data,
        ["Demo__Enabled"] = "true",
        ["Demo__Simulation"] = simulation ? "true" : "false",
        ["Demo__SimulationInterval"] = "3600",
    });
}
