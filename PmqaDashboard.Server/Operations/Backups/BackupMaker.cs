using System.Data.Common;
using System.Reflection;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Hosting;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>A backup that was made.</summary>
/// <param name="Record">What the store remembers of it.</param>
/// <param name="Manifest">What it says about itself.</param>
/// <param name="Encrypted">Whether it is encrypted.</param>
/// <param name="Took">How long it took.</param>
internal sealed record BackupMade(BackupRecord Record, BackupManifest Manifest, bool Encrypted, TimeSpan Took);

/// <summary>
/// Makes backups while the store is used: a consistent copy, checked, packed, written under another name, on the disk, read again from its
/// beginning to its end, and only then given its name.
/// </summary>
internal sealed partial class BackupMaker(
    ISnapshots snapshots, BackupDirectory backups, DataDirectory data, SettingStore settings, FiscalClock clock, ILogger<BackupMaker> logger)
{
    /// <summary>Version of the product.</summary>
    public static string Product { get; } =
        typeof(ServerHost).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Makes one; the caller has the turn.</summary>
    /// <exception cref="RefusedException">The store is damaged.</exception>
    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    public async Task<BackupMade> MakeAsync(Passphrase? passphrase, CancellationToken cancellationToken)
    {
        long start = clock.Time.GetTimestamp();
        var madeAt = BackupDirectory.Precise(clock.Time.GetUtcNow().UtcDateTime);
        var fiscalAt = clock.UtcNow;
        string path = backups.PathFor(madeAt);
        DurableFile.CreateDirectory(backups.FullPath);
        DeleteUnfinished();

        // Unencrypted, so it lies with the store itself and never where backups go.
        using var work = new WorkDirectory(Path.Combine(data.FullPath, "backup-work"));
        string copy = work.At("pmqa.db");
        await snapshots.WriteAsync(copy, cancellationToken);
        var (manifest, hash) = await Task.Run(
            () =>
            {
                var manifest = Describe(new SnapshotFile(copy), madeAt, fiscalAt);
                cancellationToken.ThrowIfCancellationRequested();
                byte[] hash = [];
                DurableFile.Write(
                    path,
                    file => hash = BackupFile.Write(file, manifest, copy, passphrase),
                    written => BackupFile.Read(written, passphrase, Stream.Null));
                return (manifest, hash);
            },
            cancellationToken);

        var record = new BackupRecord(
            madeAt, path, Environment.MachineName, new FileInfo(path).Length, Convert.ToHexStringLower(hash), manifest.HeadSequence);
        var took = clock.Time.GetElapsedTime(start);
        LogMade(path, record.Bytes, took, manifest.HeadSequence);
        if (backups.IsBesideTheStore)
        {
            LogBeside(backups.FullPath);
        }

        await RememberAsync(record);
        return new BackupMade(record, manifest, passphrase is not null, took);
    }

    private BackupManifest Describe(SnapshotFile copy, DateTime madeAt, DateTime fiscalAt)
    {
        copy.CheckIntegrity();
        if (copy.Migrations() is not [.., { } migration])
        {
            throw new RefusedException("noStore", "The store has no tables yet; start the server once. Nothing was done.");
        }

        var (head, journal) = copy.HashJournal();
        using var file = File.OpenRead(copy.Path);
        return new BackupManifest(
            BackupManifest.CurrentFormat, Product, snapshots.Provider, migration, madeAt, fiscalAt, head, journal, copy.CountRows(),
            file.Length, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)));
    }

    private void DeleteUnfinished()
    {
        foreach (string left in Directory.EnumerateFiles(backups.FullPath, "pmqa-*.backup" + DurableFile.Unfinished))
        {
            File.Delete(left);
        }
    }

    private async Task RememberAsync(BackupRecord record)
    {
        try
        {
            await record.KeepAsync(settings, CancellationToken.None);
        }
        catch (DbException e)
        {
            // The backup is as good when the store could not be told.
            LogNotRemembered(e);
        }
    }

    [LoggerMessage(LogLevel.Information, "Backup {File} made: {Bytes} bytes in {Took}, up to change {HeadSequence}.")]
    private partial void LogMade(string file, long bytes, TimeSpan took, long headSequence);

    [LoggerMessage(LogLevel.Warning, "Backups go to {Directory}, beside the store: what destroys the one destroys the other. Set Backup:Directory to another disk or machine.")]
    private partial void LogBeside(string directory);

    [LoggerMessage(LogLevel.Warning, "The backup is made, but the store could not be told.")]
    private partial void LogNotRemembered(Exception exception);
}
