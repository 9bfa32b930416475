using System.Net.Http.Json;
using PmqaDashboard.Bench.Clients;
using PmqaDashboard.Bench.Processes;
using PmqaDashboard.Domain.Agencies;

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
    private const int Reporters = 8;
    private readonly List<(Writer Writer, string Step, string Unit)> _shares = [];
    private readonly Random _random = new(2553);
    private int _next;

    public override ServerProcess Server => product.Server;

    public override string Page => "/wall";

    public override async Task PrepareAsync()
    {
        var units = product.Book.Leaves
            .SelectMany(leaf => leaf.Shares, (leaf, share) => (Step: leaf.Step.Id, share.Unit))
            .Where(s => s.Unit is not null && !product.Book.FindUnit(s.Unit)!.Kind.Equals(UnitKind.Team))
            .GroupBy(s => s.Unit!)
            .OrderByDescending(g => g.Count())
            .Take(Reporters);
        foreach (var unit in units)
        {
            var writer = await Writer.EnterAsync(Server.Address, unit.Key);
            _shares.AddRange(unit.Select(s => (writer, s.Step, unit.Key)));
        }

        _random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_shares));
        await ChangeAsync();
    }

    public override Task<long> ChangeAsync()
    {
        var (writer, step, unit) = _shares[_next++ % _shares.Count];
        return writer.SaveAsync(step, unit, _random.Next(1, 100), "รายงานความก้าวหน้าตามแผน");
    }

    public override ValueTask DisposeAsync()
    {
        foreach (var writer in _shares.Select(s => s.Writer).Distinct())
        {
            writer.Dispose();
        }

        return product.DisposeAsync();
    }
}
