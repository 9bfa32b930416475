using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Server.Demo;

/// <summary>
/// Lets bureaus report every few seconds, submit their rounds and KPI results, and be reviewed, as their personas and through the same use cases, so
/// that the wall lives. It leaves alone what a visitor has reported since it runs.
/// </summary>
internal sealed class Simulation(
    IServiceScopeFactory scopes,
    IProgressReporting reporting,
    IRecordKeeping keeping,
    IBoardSource boards,
    IOptions<DemoOptions> options,
    TimeProvider time,
    ILogger<Simulation> logger) : BackgroundService
{
    /// <summary>Of so many moves, one takes back what was made up before.</summary>
    private const int UndoOneIn = 40;

    /// <summary>Of so many moves, one is for the round under way.</summary>
    private const int RoundOneIn = 4;

    /// <summary>Of so many moves, one is for a KPI.</summary>
    private const int KpiOneIn = 6;

    /// <summary>Days before it would that a unit submits here, so that there is something to see.</summary>
    private const int DaysAhead = 14;

    private readonly Random _random = new(18);
    private readonly HashSet<long> _own = [];
    private readonly HashSet<long> _ownResults = [];
    private HashSet<long>? _before;
    private long _since;
    private Rehearsal? _rehearsal;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reporters = await ReportersAsync(scopes, stoppingToken);
        using var timer = new PeriodicTimer(Pause(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                timer.Period = Pause(await MoveAsync(reporters, stoppingToken));
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

    /// <summary>Makes one report, or takes one back.</summary>
    /// <returns>Pauses until the next.</returns>
    public async Task<int> MoveAsync(IReadOnlyDictionary<string, string> reporters, CancellationToken cancellationToken)
    {
        if (boards.Current is not { } board)
            return 1;

        if (_before is null)
            _since = board.Sequence;

        _before ??= [.. board.Steps.Values.SelectMany(s => s.Shares).Select(s => s.ReportId).OfType<long>()];
        if (_random.Next(UndoOneIn) == 0 && FindOwn(board) is { } own)
        {
            await reporting.UndoAsync(reporters[own.Unit ?? ""], own.ReportId!.Value, cancellationToken);
            return 1;
        }

        _rehearsal ??= new Rehearsal(board.Book, _random);
        if (_random.Next(RoundOneIn) == 0 && await MoveRoundAsync(board, reporters, cancellationToken))
            return 1;

        if (_random.Next(KpiOneIn) == 0 && await MoveKpiAsync(board, reporters, cancellationToken))
            return 1;

        if (_rehearsal.Next(board, IsFree) is not { } proposal)
            return 10;

        var command = proposal.Command;
        if (await reporting.ReportAsync(reporters[command.Unit ?? ""], command, cancellationToken) is ReportOutcome.Saved saved)
            _own.Add(saved.Report.Id);

        return proposal.Pauses;
    }

    private async Task<bool> MoveRoundAsync(Board board, IReadOnlyDictionary<string, string> reporters, CancellationToken cancellationToken)
    {
        string[] untouched = [.. board.Units.Select(u => u.Unit.Code).Where(unit => board.Book.LeavesOf(unit).All(l => IsFree(Own(board, l, unit))))];
        _random.Shuffle(untouched);
        var past = new RoundPast(new RoundRehearsal(_rehearsal!));
        if (past.Next(board, board.Day.AddDays(DaysAhead), untouched) is not { } proposal)
            return false;

        string account = reporters[proposal.Unit];
        if (proposal.Command is { } command)
            return await keeping.SaveAsync(account, command, cancellationToken) is RecordOutcome.Saved { Sequence: > 0 };

        if (await reporting.ReportAsync(account, proposal.Report!, cancellationToken) is ReportOutcome.Saved saved)
            _own.Add(saved.Report.Id);

        return true;
    }

    private async Task<bool> MoveKpiAsync(Board board, IReadOnlyDictionary<string, string> reporters, CancellationToken cancellationToken)
    {
        bool MayTouch(KpiResult result) => result.Report <= _since || _ownResults.Contains(result.Report);
        if ((KpiRehearsal.Next(board, board.Day.AddDays(DaysAhead), MayTouch) ?? KpiRehearsal.Newer(board, MayTouch)) is not { Command: { } command } proposal
            || await keeping.SaveAsync(reporters[proposal.Unit], command, cancellationToken) is not RecordOutcome.Saved { Sequence: > 0 and var sequence })
        {
            return false;
        }

        if (command is ReportKpi)
            _ownResults.Add(sequence);

        return true;
    }

    private static ShareSlice Own(Board board, PlacedStep leaf, string unit) => board.Step(leaf.Step.Id).Shares.First(s => s.Unit == unit);

    private bool IsFree(ShareSlice share) =>
        share.ReportId is not { } report || _before!.Contains(report) || _own.Contains(report);

    private ShareSlice? FindOwn(Board board)
    {
        var own = board.Steps.Values
            .SelectMany(s => s.Shares)
            .Where(s => s is { ReportId: { } report, Percent: < 100 } && _own.Contains(report))
            .OrderBy(s => s.ReportId)
            .ToList();
        return own.Count == 0 ? null : own[_random.Next(own.Count)];
    }

    private TimeSpan Pause(int times) =>
        TimeSpan.FromSeconds(options.Value.SimulationInterval * times * (.5 + _random.NextDouble()));
}
