using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Plans;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>A backup that was read into a file of its own and found good, down to its last figure.</summary>
/// <param name="File">The database, brought up to this version.</param>
/// <param name="Manifest">What the backup says about itself, all of it checked.</param>
/// <param name="Board">Every figure as of the backup; null when it holds no plans.</param>
internal sealed record RestoredStore(string File, BackupManifest Manifest, Board? Board)
{
    private const int Batch = 5000;

    /// <summary>Reads a backup and checks everything that can be checked without putting it to use.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="passphrase">Its passphrase, if it is encrypted.</param>
    /// <param name="work">Where its database is put; nothing else is touched.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RefusedException">It must not be used; the message says why.</exception>
    public static async Task<RestoredStore> ReadAsync(string backup, Passphrase? passphrase, WorkDirectory work, CancellationToken cancellationToken)
    {
        string file = work.At("pmqa.db");
        var manifest = await Task.Run(
            () =>
            {
                BackupManifest manifest;
                using (var target = DurableFile.Create(file))
                {
                    manifest = BackupFile.Read(backup, passphrase, target);
                    target.Flush(flushToDisk: true);
                }

                Compare(new SnapshotFile(file), manifest);
                return manifest;
            },
            cancellationToken);
        var contexts = new FileContexts(file);
        await MigrateAsync(contexts, manifest, cancellationToken);
        return new RestoredStore(file, manifest, await ComputeAsync(contexts, manifest, cancellationToken));
    }

    private static void Compare(SnapshotFile file, BackupManifest manifest)
    {
        file.CheckIntegrity();
        var (head, journal) = file.HashJournal();
        string? difference =
            head != manifest.HeadSequence || journal != manifest.JournalSha256 ? "its journal"
            : !file.CountRows().SequenceEqual(manifest.Rows.OrderBy(r => r.Key, StringComparer.Ordinal)) ? "what its tables hold"
            : file.Migrations() is not [.., { } last] || last != manifest.Migration ? "its migration"
            : null;
        if (difference is not null)
        {
            throw Damaged.Because($"{difference} is not what its manifest says");
        }
    }

    private static async Task MigrateAsync(FileContexts contexts, BackupManifest manifest, CancellationToken cancellationToken)
    {
        await using var context = contexts.CreateDbContext();
        var known = context.Database.GetMigrations().ToHashSet();
        string[] unknown = [.. (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).Where(m => !known.Contains(m))];
        if (unknown.Length > 0)
        {
            throw new RefusedException(
                "laterVersion",
                $"The backup is of a later version ({manifest.Product}): this one does not know {string.Join(", ", unknown)}. Use that version or a later one.");
        }

        await context.Database.MigrateAsync(cancellationToken);
    }

    private static async Task<Board?> ComputeAsync(FileContexts contexts, BackupManifest manifest, CancellationToken cancellationToken)
    {
        try
        {
            return await FiguresAsync(new PlanStore(contexts), new ChangeJournal(contexts), manifest, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new RefusedException("figuresFail", $"The backup can be read, but its figures cannot be computed: {e.Message}", e);
        }
    }

    /// <summary>
    /// Every figure of a store as of the last change in a backup, from its journal alone; null when it holds no plans. The journal is
    /// never in memory as a whole.
    /// </summary>
    public static async Task<Board?> FiguresAsync(
        PlanStore plans, ChangeJournal journal, BackupManifest manifest, CancellationToken cancellationToken)
    {
        if (await plans.FindAsync(cancellationToken) is not { } book)
        {
            return null;
        }

        try
        {
            return await FoldAsync(new BoardFold(book, manifest.FiscalAtUtc));
        }
        catch (ForgottenException)
        {
            return await FoldAsync(new BoardFold(book, manifest.FiscalAtUtc, keepAll: true));
        }

        async Task<Board> FoldAsync(BoardFold fold)
        {
            IReadOnlyList<Change> changes;
            do
            {
                changes = await journal.ReadAsync(fold.Sequence, Batch, cancellationToken);
                fold.Add(changes.TakeWhile(c => c.Sequence <= manifest.HeadSequence));
            }
            while (changes.Count == Batch && changes[^1].Sequence <= manifest.HeadSequence);
            return fold.Finish();
        }
    }
}
