using System.Net.Http.Json;
using PmqaDashboard.Bench.Clients;
using PmqaDashboard.Bench.Processes;

namespace PmqaDashboard.Bench.Scenarios;

/// <summary>A server whose screens are measured.</summary>
internal abstract class Subject : IAsyncDisposable
{
    /// <summary>Name of the floor in reports.</summary>
    public const string FloorName = "floor";

    /// <summary>Its process.</summary>
    public abstract ServerProcess Server { get; }

    /// <summary>The page that is open on its screens.</summary>
    public abstract string Page { get; }

    /// <summary>Changes something that every screen shows.</summary>
    /// <returns>The sequence that screens then show, once it is acknowledged.</returns>
    public abstract Task<long> ChangeAsync();

    /// <summary>Gets ready to change.</summary>
    public virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>The subjects of a comparison, by name: the floor first, then what was before, if asked for, then the product.</summary>
    public static IEnumerable<(string Name, Func<Task<Subject>> Start)> All(BenchOptions options)
    {
        yield return (FloorName, async () => new FloorSubject(
            await ServerProcess.StartAsync(options.Floor, new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development" })));
        if (options.Before is { } before)
        {
            yield return ("before", async () => new WallSubject(await Product.StartAsync(before, history: true)));
        }

        yield return ("wall", async () => new WallSubject(await Product.StartAsync(options.Server, history: true)));
    }

    public abstract ValueTask DisposeAsync();
}

/// <summary>The bare page.</summary>
internal sealed class FloorSubject(ServerProcess server) : Subject
{
    private readonly HttpClient _client = new() { BaseAddress = server.Address };

    public override ServerProcess Server => server;

    public override string Page => "/";

    public override async Task<long> ChangeAsync()
    {
        using var response = await _client.PostAsync(new Uri("/push", UriKind.Relative), null);
        return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<long>();
    }

    public override ValueTask DisposeAsync()
    {
        _client.Dispose();
        return server.DisposeAsync();
    }
}

/// <summary>The wall with the whole plan; bureaus report, each time another step.</summary>
internal sealed class WallSubject(Product product) : Subject
{
    private Reporters? _reporters;

    public override ServerProcess Server => product.Server;

    public override string Page => "/wall?scene=overview";

    public override async Task PrepareAsync()
    {
        _reporters = await Reporters.EnterAsync(Server.Address, product.Book);
        await ChangeAsync();
    }

    public override Task<long> ChangeAsync() => _reporters!.SaveAsync();

    public override async ValueTask DisposeAsync()
    {
        if (_reporters is not null)
        {
            await _reporters.DisposeAsync();
        }

        await product.DisposeAsync();
    }
}
