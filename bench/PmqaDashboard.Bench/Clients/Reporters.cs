using System.Runtime.InteropServices;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Bench.Clients;

/// <summary>Bureaus that report one after the other, each time another step.</summary>
internal sealed class Reporters : IAsyncDisposable
{
    private const int Bureaus = 8;
    private readonly List<(Writer Writer, string Step, string Unit)> _shares = [];
    private readonly Random _random = new(2553);
    private int _next;

    private Reporters()
    {
    }

    /// <summary>The bureaus with most steps enter.</summary>
    public static async Task<Reporters> EnterAsync(Uri address, PlanBook book)
    {
        var reporters = new Reporters();
        var units = book.Leaves
            .SelectMany(leaf => leaf.Shares, (leaf, share) => (Step: leaf.Step.Id, share.Unit))
            .Where(s => s.Unit is not null && book.FindUnit(s.Unit)!.Kind != UnitKind.Team)
            .GroupBy(s => s.Unit!)
            .OrderByDescending(g => g.Count())
            .Take(Bureaus);
        foreach (var unit in units)
        {
            var writer = await Writer.EnterAsync(address, unit.Key);
            reporters._shares.AddRange(unit.Select(s => (writer, s.Step, unit.Key)));
        }

        reporters._random.Shuffle(CollectionsMarshal.AsSpan(reporters._shares));
        return reporters;
    }

    /// <summary>The next report.</summary>
    /// <returns>Its sequence, once it is acknowledged.</returns>
    public Task<long> SaveAsync()
    {
        var (writer, step, unit) = _shares[_next++ % _shares.Count];
        return writer.SaveAsync(step, unit, _random.Next(1, 100), "รายงานความก้าวหน้าตามแผน");
    }

    public ValueTask DisposeAsync()
    {
        foreach (var writer in _shares.Select(s => s.Writer).Distinct())
        {
            writer.Dispose();
        }

        return ValueTask.CompletedTask;
    }
}
