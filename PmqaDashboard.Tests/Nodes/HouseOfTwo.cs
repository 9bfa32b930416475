using System.Text.Json;
using PmqaDashboard.Tests.EndToEnd;
using PmqaDashboard.Tests.Failures;

namespace PmqaDashboard.Tests.Nodes;

/// <summary>Two nodes on one PostgreSQL, and nginx before them.</summary>
internal sealed class HouseOfTwo : IAsyncDisposable
{
    private const int WriterCount = 6;

    private HouseOfTwo(Installation installation, IReadOnlyList<ServerProcess> nodes, NginxProcess nginx) =>
        (Installation, Nodes, Nginx) = (installation, nodes, nginx);

    public Installation Installation { get; }

    public IReadOnlyList<ServerProcess> Nodes { get; }

    public NginxProcess Nginx { get; }

    /// <summary>Starts all of it.</summary>
    /// <param name="settings">Settings of both nodes, by their names in the environment.</param>
    public static async Task<HouseOfTwo> StartAsync((string Name, string Value)[] settings)
    {
        var installation = await Installation.CreateOnPostgresAsync(WriterCount);

        // One after the other, as an installation is begun: the first makes what a new store lacks.
        var first = await installation.StartAsync(settings);
        ServerProcess[] nodes = [first, await installation.StartAsync(settings)];
        return new HouseOfTwo(installation, nodes, await NginxProcess.StartAsync([.. nodes.Select(n => n.Address)]));
    }

    /// <summary>The node that listens there.</summary>
    public ServerProcess NodeAt(string address) => Nodes.Single(n => n.Address == address);

    /// <summary>Every node tells the same journal with every acknowledged save in it, and the Board that it makes; the store is whole.</summary>
    public async Task AgreesAsync(IReadOnlyCollection<Acknowledged> acknowledged)
    {
        foreach (var node in Nodes)
        {
            using var client = Writers.Client(node.Address, Installation.Tokens[0]);
            await WaitUntil.TrueAsync(async () =>
                JsonDocument.Parse(await client.GetStringAsync("/api/v1/board")).RootElement.GetProperty("sequence").GetInt64() >= acknowledged.Max(a => a.Sequence));
            await new Truth(Installation.Json).HoldsAsync(client, acknowledged);
        }

        foreach (var node in Nodes)
        {
            await node.KillAsync();
        }

        await using var app = await Installation.OpenAsync();
        await StoreProof.HoldsAsync(app, acknowledged, new Random(1));
    }

    public async ValueTask DisposeAsync()
    {
        await Nginx.DisposeAsync();
        foreach (var node in Nodes)
        {
            await node.DisposeAsync();
        }

        await Installation.DisposeAsync();
    }
}
