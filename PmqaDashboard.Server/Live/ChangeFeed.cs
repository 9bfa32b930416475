using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Live.Checkpoints;
using PmqaDashboard.Server.Operations.Telemetry;
using PmqaDashboard.Server.Plans;

namespace PmqaDashboard.Server.Live;

/// <summary>
/// Reads the change journal from the last sequence that it has seen and makes the next Board: at once when signalled, and by
/// a slow poll, so that a lost signal, a change by another process or a new day delays and never loses.
/// </summary>
internal sealed partial class ChangeFeed(
    BoardSource source, ChangeJournal journal, BoardMaker maker, CheckpointKeeper keeper, PlanStore plans, ChangeSignal signal, FiscalClock clock,
    FeedMeasures measures, IOptions<LiveOptions> options, ILogger<ChangeFeed> logger) : BackgroundService
{
    private const int Batch = 1000;
    private ITimer? _poll;

    /// <summary>Makes the first Board before the server takes requests; a store that cannot be read stops the start.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        _poll = clock.Time.CreateTimer(_ => signal.Raise(), null, options.Value.Poll, options.Value.Poll);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _poll?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        int failures = 0;
        await foreach (bool _ in signal.ReadAllAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
                if (failures > 0)
                {
                    _poll!.Change(options.Value.Poll, options.Value.Poll);
                    LogRecovered(failures);
                    failures = 0;
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // CheckedAtUtc stands still meanwhile, by which screens show the age of their data.
                var pause = PauseAfter(++failures);
                _poll!.Change(pause, pause);
                LogFailed(e, failures, pause);
            }
        }
    }

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        using var look = measures.Begin();
        var lookedAt = clock.UtcNow;
        var before = source.Current;
        var board = before;
        if (board is null)
        {
            board = await StartBoardAsync(look, cancellationToken);
        }
        else
        {
            try
            {
                board = await GoOnAsync(board, look, cancellationToken);
            }
            catch (ForgottenException e)
            {
                LogForgotten(e.Message);
                board = await StartBoardAsync(look, cancellationToken);
            }
        }

        look.Publish(() => source.Publish(board, lookedAt));
    }

    private async Task<Board> GoOnAsync(Board board, FeedMeasures.Look look, CancellationToken cancellationToken)
    {
        IReadOnlyList<Change> changes;
        do
        {
            changes = await journal.ReadAsync(board.Sequence, Batch, cancellationToken);
            board = look.Advance(board, changes, before => BoardBuilder.Apply(before, changes, clock.UtcNow));
            keeper.Took(board, changes);
        }
        while (changes.Count == Batch);
        return board;
    }

    private async Task<Board?> StartBoardAsync(FeedMeasures.Look look, CancellationToken cancellationToken)
    {
        if (await plans.FindAsync(cancellationToken) is not { } book)
        {
            return null;
        }

        return await look.StartAsync(async () =>
        {
            // A machine whose clock was set back starts with the day that its journal has reached.
            var now = clock.UtcNowAfter(await journal.LastMomentAsync(cancellationToken));
            var (board, fold) = await maker.MakeAsync(book, now, beforeUtc: null, cancellationToken);
            keeper.Began(board, fold);
            return board;
        });
    }

    private TimeSpan PauseAfter(int failures)
    {
        var pause = options.Value.Poll * Math.Pow(2, Math.Min(failures, 16));
        return pause < options.Value.LongestPause ? pause : options.Value.LongestPause;
    }

    [LoggerMessage(LogLevel.Error, "The change journal could not be read ({Failures} in a row); the next try is in {Pause}.")]
    private partial void LogFailed(Exception exception, int failures, TimeSpan pause);

    [LoggerMessage(LogLevel.Information, "The Board is made anew from the journal. {Reason}")]
    private partial void LogForgotten(string reason);

    [LoggerMessage(LogLevel.Information, "The change journal can be read again after {Failures} failures.")]
    private partial void LogRecovered(int failures);
}
