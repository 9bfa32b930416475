using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Demo;

/// <summary>Lets bureaus report every few seconds, as their personas and through the same use case, so that the wall lives.</summary>
internal sealed class Simulation(
    IServiceScopeFactory scopes,
    IProgressReporting reporting,
    IBoardSource boards,
    IOptions<DemoOptions> options,
    TimeProvider time,
    ILogger<Simulation> logger) : BackgroundService
{
    private readonly Random _random = new(18);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reporters = await ReportersAsync(scopes, stoppingToken);
        using var timer = new PeriodicTimer(Pause(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                timer.Period = Pause(await MoveAsync(reporters, stoppingToken) ? 1 : 5);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The store may be busy or gone for a while; a demonstration goes on when it is back.
                logger.LogWarning(e, "A simulated report was not saved.");
            }
        }
    }

    /// <summary>Account ids of the personas by unit code; the secretariat's under the empty code.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReportersAsync(IServiceScopeFactory scopes, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var personas = await scope.ServiceProvider.GetRequiredService<IPersonas>().ListAsync(cancellationToken);
        return personas
            .Where(p => p.Unit is not null || p.Role == Role.Secretariat)
            .ToDictionary(p => p.Unit ?? "", p => p.Id);
    }

    private async Task<bool> MoveAsync(IReadOnlyDictionary<string, string> reporters, CancellationToken cancellationToken)
    {
        if (boards.Current is not { } board)
            return false;

        if (new Rehearsal(board.Book, _random).Next(board) is { } command)
        {
            await reporting.ReportAsync(reporters[command.Unit ?? ""], command, cancellationToken);
            return true;
        }

        // All stands where it could: something is taken back, as people do, and the demonstration goes on at a calmer pace.
        var shares = board.Steps.Values.SelectMany(s => s.Shares).Where(s => s is { ReportId: not null, Percent: > 0 and < 100 }).ToList();
        if (shares.Count > 0)
        {
            var share = shares[_random.Next(shares.Count)];
            await reporting.UndoAsync(reporters[share.Unit ?? ""], share.ReportId!.Value, cancellationToken);
        }

        return false;
    }

    private TimeSpan Pause(int times) =>
        TimeSpan.FromSeconds(options.Value.SimulationInterval * times * (.5 + _random.NextDouble()));
}
