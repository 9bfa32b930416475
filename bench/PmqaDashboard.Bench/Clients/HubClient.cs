using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace PmqaDashboard.Bench.Clients;

/// <summary>A program outside that listens at /hubs/progress.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private long _sequence = -1;

    private HubClient(Uri address)
    {
        _connection = new HubConnectionBuilder().WithUrl(new Uri(address, "/hubs/progress")).Build();
        _connection.On<JsonElement>("ProgressReported", news => Interlocked.Exchange(ref _sequence, news.GetProperty("sequence").GetInt64()));
    }

    /// <summary>Sequence of the newest change that it was told of; -1 before the first.</summary>
    public long Sequence => Interlocked.Read(ref _sequence);

    /// <summary>Connects.</summary>
    public static async Task<HubClient> StartAsync(Uri address)
    {
        var client = new HubClient(address);
        await client._connection.StartAsync();

        // A call is answered only once the hub knows the client.
        await client._connection.InvokeAsync<JsonElement>("JournalSince", long.MaxValue);
        return client;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
