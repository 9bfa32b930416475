using System.Text.Json;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>What the store remembers of its last backup, so that every node and every process knows.</summary>
/// <param name="MadeAtUtc">When it was made, by the real clock.</param>
/// <param name="File">The file, as its maker names it.</param>
/// <param name="Machine">The machine that made it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The hash with which it ends.</param>
/// <param name="HeadSequence">Sequence of the last change in it.</param>
internal sealed record BackupRecord(DateTime MadeAtUtc, string File, string Machine, long Bytes, string Sha256, long HeadSequence)
{
    private const string Key = "backup-last";

    /// <summary>The record, or null when there never was a backup.</summary>
    public static async Task<BackupRecord?> FindAsync(SettingStore settings, CancellationToken cancellationToken) =>
        await settings.FindAsync(Key, cancellationToken) is { } text ? JsonSerializer.Deserialize<BackupRecord>(text) : null;

    /// <summary>Remembers this one.</summary>
    public Task KeepAsync(SettingStore settings, CancellationToken cancellationToken) =>
        settings.SetAsync(Key, JsonSerializer.Serialize(this), cancellationToken);
}
