using Microsoft.Extensions.Options;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>
/// Makes backups at their times of day and deletes what need not be kept. Of several nodes one makes it: the store remembers the last
/// one, and who makes the next has the turn. It looks every minute instead of sleeping until the next time, so that a clock that is set, or a
/// machine that slept, delays a backup by no more than that. One that was missed is made up for some minutes after the start.
/// </summary>
internal sealed partial class BackupSchedule(
    ISnapshots snapshots, BackupMaker maker, BackupDirectory backups, BackupStatus status, SettingStore settings,
    IOptions<BackupOptions> options, TimeProvider time, ILogger<BackupSchedule> logger) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);

    // A server that has just started has screens to serve first.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(15);

    // A backup from the future was made by a clock that was wrong; it must not keep others from being made.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    private readonly DateTime _startedAt = time.GetUtcNow().UtcDateTime;
    private DateTime? _notBefore;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Times.Count == 0)
        {
            LogOff();
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            await LookAsync(stoppingToken);
            await Task.Delay(Beat, time, stoppingToken);
        }
    }

    /// <summary>Makes a backup if one is due now. Never fails, except when it is stopped.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        try
        {
            if (!await IsDueAsync(now, cancellationToken) || now < _notBefore)
            {
                return;
            }

            await using var turn = await snapshots.TryTakeTurnAsync(cancellationToken);

            // Another may have made it while this one waited for its turn.
            if (turn is not null && await IsDueAsync(now, cancellationToken))
            {
                await MakeAsync(cancellationToken);
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _notBefore = now + PauseAfterFailure;
            status.NoteFailure(now, e.Message);
            LogFailed(e, PauseAfterFailure, status.AgeAt(now));
        }
    }

    private async Task<bool> IsDueAsync(DateTime now, CancellationToken cancellationToken)
    {
        var times = options.Value.Times;
        var last = await BackupRecord.FindAsync(settings, cancellationToken);
        status.Note(last, DueTimes.Next(now, times));
        bool settling = now - _startedAt < Settling;
        return DueTimes.Last(now, times) is { } due
            && !(last?.MadeAtUtc >= due && last.MadeAtUtc <= now + ClockTolerance)
            && (due > _startedAt || !settling);
    }

    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        var made = await maker.MakeAsync(Passphrase.Find(options.Value.PassphraseFile), cancellationToken);
        _notBefore = null;
        status.Note(made.Record, status.NextAtUtc);
        if (backups.Prune(made.Record.MadeAtUtc) is { Count: > 0 } gone)
        {
            LogPruned(gone.Count);
        }
    }

    [LoggerMessage(LogLevel.Warning, "No backups are made by this server (Backup:At is off).")]
    private partial void LogOff();

    [LoggerMessage(LogLevel.Error, "The backup failed; the next try is in {Pause}. The newest backup is {Age} old.")]
    private partial void LogFailed(Exception exception, TimeSpan pause, TimeSpan? age);

    [LoggerMessage(LogLevel.Information, "{Count} older backups were deleted, as Backup:Keep has it.")]
    private partial void LogPruned(int count);
}
