using System.Threading.Channels;
using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Live.Checkpoints;

/// <summary>
/// Writes checkpoints in the background: one whenever the journal has grown by at least as much as a checkpoint takes, so that
/// they never take more room than it. Where a long journal has none, as after an upgrade, they are made up for.
/// </summary>
internal sealed partial class CheckpointKeeper(
    CheckpointStore store, ChangeJournal journal, IOptions<LiveOptions> options, ILogger<CheckpointKeeper> logger) : BackgroundService
{
    // A change takes two to three times as much in its two tables, with their indexes.
    private const int BytesOfChange = 200;

    private readonly Lock _lock = new();
    private readonly Channel<bool> _due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private Board? _board;
    private long _since;
    private Lateness _lateness;
    private int _apart = options.Value.CheckpointEvery;

    /// <summary>The feed has made its first Board, or one anew.</summary>
    public void Began(Board board, BoardFold fold)
    {
        lock (_lock)
        {
            (_board, _since, _lateness) = (board, fold.Added, new Lateness(fold.LatestUtc, fold.EarliestLateUtc));
        }

        _due.Writer.TryWrite(true);
    }

    /// <summary>The feed has taken in changes.</summary>
    public void Took(Board board, IReadOnlyList<Change> changes)
    {
        lock (_lock)
        {
            _lateness = _lateness.With(changes);
            _board = board;
            _since += changes.Count;
        }

        if (IsDue)
        {
            _due.Writer.TryWrite(true);
        }
    }

    /// <summary>Writes a checkpoint of the newest Board.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        Board? board;
        long since;
        DateTime? late;
        lock (_lock)
        {
            (board, since, late) = (_board, _since, _lateness.EarliestLateUtc);
            (_since, _lateness) = (0, _lateness with { EarliestLateUtc = null });
        }

        if (board is not { Sequence: > 0 })
        {
            return;
        }

        try
        {
            var checkpoint = Measured(board);
            await store.AddAsync(Checkpoint.KeyOf(board.Book), checkpoint, late, apart: _apart / 2, cancellationToken);
        }
        catch
        {
            lock (_lock)
            {
                _since += since;
                _lateness = _lateness with { EarliestLateUtc = Lateness.Earliest(_lateness.EarliestLateUtc, late) };
            }

            throw;
        }
    }

    /// <summary>Makes up for checkpoints where a long piece of the journal before the newest has none.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        if (_board is not { } newest)
        {
            return;
        }

        string key = Checkpoint.KeyOf(newest.Book);
        await store.ForgetOthersAsync(key, cancellationToken);
        Measured(newest);
        var known = await store.SequencesAsync(key, cancellationToken);
        foreach (var (from, to) in known.Prepend(0).Zip(known).Where(gap => gap.Second - gap.First > 4L * _apart))
        {
            await FillAsync(newest.Book, key, from, to, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bool filled = false;
        await foreach (bool _ in _due.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                if (IsDue)
                {
                    await WriteAsync(stoppingToken);
                }

                if (!filled)
                {
                    await FillAsync(stoppingToken);
                    filled = true;
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Nothing depends on it; the next change that is taken in tries again.
                LogFailed(e);
            }
        }
    }

    private bool IsDue
    {
        get
        {
            lock (_lock)
            {
                return _since >= _apart;
            }
        }
    }

    private Checkpoint Measured(Board board)
    {
        var checkpoint = Checkpoint.Of(board);
        _apart = Math.Max(options.Value.CheckpointEvery, checkpoint.Data.Length / BytesOfChange);
        return checkpoint;
    }

    private async Task FillAsync(PlanBook book, string key, long from, long to, CancellationToken cancellationToken)
    {
        var stored = from == 0 ? null : await store.FindAsync(key, from, cancellationToken);
        var fold = stored is null ? null : new Checkpoint(from, stored.LatestUtc, stored.Data).Resume(book, stored.LatestUtc, await journal.ReadRecordAsync(from, cancellationToken));
        fold ??= new BoardFold(book, FiscalClock.StartOfDayUtc(book.Agency.Year.FirstDay));
        Board? board = fold.Finish();
        var lateness = new Lateness(fold.LatestUtc, null);
        for (long last = fold.Sequence; last < to;)
        {
            var read = await journal.ReadAsync(last, _apart, cancellationToken);
            List<Change> changes = [.. read.Where(c => c.Sequence <= to)];
            if (changes.Count == 0)
            {
                return;
            }

            last = changes[^1].Sequence;
            lateness = (lateness with { EarliestLateUtc = null }).With(changes);
            board = last < to ? GoOn(board, changes, lateness.LatestUtc) : null;
            if (board is not null)
            {
                await store.AddAsync(key, Checkpoint.Of(board), lateness.EarliestLateUtc, apart: _apart / 2, cancellationToken);
            }
            else
            {
                await store.NoteLateAsync(key, last, lateness.EarliestLateUtc, cancellationToken);
            }
        }
    }

    private Board? GoOn(Board? board, List<Change> changes, DateTime latestUtc)
    {
        try
        {
            return board is null ? null : BoardBuilder.Apply(board, changes, latestUtc);
        }
        catch (ForgottenException)
        {
            // From here on each would have to be made from the whole journal.
            LogGap(changes[^1].Sequence);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A checkpoint could not be written. Nothing is lost; the next start takes longer.")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(LogLevel.Information, "Up to change {Sequence} one reaches too far back: no checkpoints are made up for after it.")]
    private partial void LogGap(long sequence);
}
