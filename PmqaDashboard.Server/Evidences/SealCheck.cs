using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Evidences;

/// <summary>
/// Compares all files of evidence with their hashes after each start and then daily, and puts on record what it finds. Of several nodes
/// one does it: the store remembers when it was done, and whose turn it is. It looks every minute instead of sleeping until the next day, so
/// that a clock that is set, or a machine that slept, delays it by no more than that.
/// </summary>
/// <param name="store">Reads the bytes.</param>
/// <param name="boards">Knows what evidence there is.</param>
/// <param name="settings">Remembers when it was done.</param>
/// <param name="writer">Gives the turn to one node.</param>
/// <param name="time">The real clock.</param>
/// <param name="logger">Is told what was found.</param>
internal sealed partial class SealCheck(
    EvidenceStore store, IBoardSource boards, SettingStore settings, StoreWriter writer, TimeProvider time, ILogger<SealCheck> logger)
    : BackgroundService
{
    /// <summary>From one check to the next.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromDays(1);

    // A server that has just started has screens to serve first.
    private static readonly TimeSpan Beat = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMinutes(15);

    // Nodes that start together need one check, not one each.
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(10);

    private readonly DateTime _startedAt = time.GetUtcNow().UtcDateTime;
    private DateTime? _notBefore;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>When all seals were last checked, by whichever node; null when they never were.</summary>
    public async Task<DateTime?> LastAsync(CancellationToken cancellationToken) =>
        SealRecord.Read(await settings.FindAsync(SealRecord.Key, cancellationToken)).CheckedAtUtc;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Beat, time, stoppingToken);
            await LookAsync(stoppingToken);
        }
    }

    /// <summary>Checks all seals if that is due now. Never fails, except when it is stopped.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        if (Now < _notBefore || boards.Current is not { } board)
        {
            return;
        }

        try
        {
            var record = SealRecord.Read(await settings.FindAsync(SealRecord.Key, cancellationToken));
            if (IsDue(record) && await TryTakeTurnAsync(cancellationToken))
            {
                await CheckAsync([.. board.Record.Evidence.All.Where(e => e.Sha256 is not null)], cancellationToken);
                await settings.SetAsync(SealRecord.Key, new SealRecord(Now, null).ToString(), cancellationToken);
                _notBefore = null;
            }
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _notBefore = Now + PauseAfterFailure;
            LogFailed(e, PauseAfterFailure);
        }
    }

    private bool IsDue(SealRecord record)
    {
        var now = Now;
        if (now < record.TurnUntilUtc && record.TurnUntilUtc <= now + Turn)
        {
            return false;
        }

        // What was done in the future was done by a clock that was wrong.
        return record.CheckedAtUtc is not { } last || last > now || now - last >= Period || last < _startedAt - Together;
    }

    private Task<bool> TryTakeTurnAsync(CancellationToken cancellationToken) => writer.WriteAsync(
        async (context, cancel) =>
        {
            var setting = await context.Settings.SingleOrDefaultAsync(s => s.Key == SealRecord.Key, cancel);
            var record = SealRecord.Read(setting?.Value);
            if (!IsDue(record))
            {
                return false;
            }

            if (setting is null)
            {
                context.Add(setting = new Setting { Key = SealRecord.Key, Value = "" });
            }

            setting.Value = (record with { TurnUntilUtc = Now + Turn }).ToString();
            await context.SaveChangesAsync(cancel);
            return true;
        },
        cancellationToken);

    // One file after the other, and after each a rest as long as it took: people come first.
    private async Task CheckAsync(IReadOnlyCollection<EvidenceItem> items, CancellationToken cancellationToken)
    {
        var broken = new HashSet<string>();
        var renewed = Now;
        foreach (var sameBytes in items.GroupBy(i => i.Sha256!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            long start = time.GetTimestamp();
            if (await store.ReadAsync(sameBytes.Key, cancellationToken) is null)
            {
                broken.UnionWith(sameBytes.Select(i => i.Id));
            }

            await Task.Delay(time.GetElapsedTime(start), time, cancellationToken);
            if (Now - renewed > Turn / 2)
            {
                renewed = Now;
                var record = SealRecord.Read(await settings.FindAsync(SealRecord.Key, cancellationToken));
                await settings.SetAsync(SealRecord.Key, (record with { TurnUntilUtc = renewed + Turn }).ToString(), cancellationToken);
            }
        }

        await store.NoteAsync(items, broken, cancellationToken);
        if (broken.Count > 0)
        {
            LogBroken(broken.Count, items.Count);
        }
        else
        {
            LogIntact(items.Count);
        }
    }

    [LoggerMessage(LogLevel.Error, "The seals of {Broken} of {Count} pieces of evidence are broken: bytes are missing or were changed. The page /status says where; restore them from a backup.")]
    private partial void LogBroken(int broken, int count);

    [LoggerMessage(LogLevel.Information, "The seals of all {Count} files of evidence are intact.")]
    private partial void LogIntact(int count);

    [LoggerMessage(LogLevel.Error, "The seals of evidence could not be checked; the next try is in {Pause}.")]
    private partial void LogFailed(Exception exception, TimeSpan pause);
}
