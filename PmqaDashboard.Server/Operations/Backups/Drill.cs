using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Plans;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>
/// Rehearses the loss of the store: restores the newest backup into a scratch copy, computes every figure from it, and compares
/// them with those of the living store as of the same change. Whatever goes wrong is a finding of the drill, not its end.
/// </summary>
internal sealed class Drill(
    BackupDirectory backups, DataDirectory data, PlanStore plans, ChangeJournal journal, FiscalClock clock)
{
    /// <summary>Runs it; the living store is only read.</summary>
    /// <param name="findPassphrase">Finds the passphrase, which in an emergency must be at hand too.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DrillResult> RunAsync(Func<Passphrase?> findPassphrase, CancellationToken cancellationToken)
    {
        var result = new DrillResult { AtUtc = clock.Time.GetUtcNow().UtcDateTime, FiscalDay = clock.Today, Product = BackupMaker.Product };
        try
        {
            var entry = backups.List() is [.., { } newest] ? newest : throw new RefusedException("noBackup", $"There is no backup in {backups.FullPath}.");
            result = result with
            {
                Backup = new DrillResult.BackupUsed(entry.Path, new FileInfo(entry.Path).Length, BackupFile.HashOf(entry.Path), entry.MadeAtUtc),
                AgeSeconds = Seconds(result.AtUtc - entry.MadeAtUtc),
            };

            long start = clock.Time.GetTimestamp();
            using var work = new WorkDirectory(Path.Combine(data.FullPath, $"drill-work-{Environment.ProcessId}"));
            var restored = await RestoredStore.ReadAsync(entry.Path, findPassphrase(), work, cancellationToken);
            result = result with { RestoreSeconds = Seconds(clock.Time.GetElapsedTime(start)), Manifest = restored.Manifest };
            return await CompareAsync(result, restored, cancellationToken);
        }
        catch (RefusedException e)
        {
            return result.With(e.Message);
        }
        catch (IOException e)
        {
            return result.With($"A file could not be read or written: {e.Message}");
        }
    }

    private async Task<DrillResult> CompareAsync(DrillResult result, RestoredStore restored, CancellationToken cancellationToken)
    {
        long start = clock.Time.GetTimestamp();
        var manifest = restored.Manifest;
        var living = await RestoredStore.FiguresAsync(plans, journal, manifest, cancellationToken);
        var (journalThen, lost, head) = await HashJournalAsync(manifest.HeadSequence, cancellationToken);
        result = result with
        {
            Restored = new DrillResult.Side(manifest.HeadSequence, manifest.JournalSha256, HashOf(restored.Board)),
            Living = new DrillResult.Side(head, journalThen, HashOf(living)),
            Reported = restored.Board?.Agency.Figures.Reported,
            Planned = restored.Board?.Agency.Figures.Planned,
            LostChanges = lost,
            CompareSeconds = Seconds(clock.Time.GetElapsedTime(start)),
        };
        if (result.Living.JournalSha256 != result.Restored.JournalSha256)
        {
            result = result.With(head < manifest.HeadSequence
                ? $"The living store's journal ends at change {head}, before the backup's last change {manifest.HeadSequence}."
                : "The living store's journal differs from the backup's up to the backup's last change: one of the two was altered.");
        }

        return result.Living!.BoardSha256 == result.Restored!.BoardSha256
            ? result
            : result.With("The figures computed from the backup differ from those of the living store as of the same change.");
    }

    // Up to the backup's last change, and how many came after it.
    private async Task<(string Hash, long Lost, long Head)> HashJournalAsync(long until, CancellationToken cancellationToken)
    {
        const int batch = 10_000;
        using var hash = new JournalHash();
        long lost = 0, head = 0;
        IReadOnlyList<Change> changes;
        do
        {
            changes = await journal.ReadAsync(head, batch, cancellationToken);
            foreach (var change in changes)
            {
                head = change.Sequence;
                if (change.Sequence <= until)
                {
                    hash.Add(change);
                }
                else
                {
                    lost++;
                }
            }
        }
        while (changes.Count == batch);
        return (hash.ToString(), lost, head);
    }

    private static string? HashOf(Board? board) => board is null ? null : BoardHash.Of(board);

    private static decimal Seconds(TimeSpan span) => decimal.Round((decimal)span.TotalSeconds, 3);
}
