using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Operations.Health;

/// <summary>What a node wrote at its last beat; moments are by the real clock.</summary>
/// <param name="Name">Name of the node.</param>
/// <param name="Version">Version of the product.</param>
/// <param name="StartedAtUtc">When it started.</param>
/// <param name="AtUtc">When it wrote.</param>
/// <param name="Unready">Names of the checks that fail; none when it is ready.</param>
/// <param name="Screens">Screens that hang on it.</param>
/// <param name="Sequence">Sequence of its Board, or null while no plan is loaded.</param>
internal sealed record NodeEntry(
    string Name, string Version, DateTime StartedAtUtc, DateTime AtUtc, IReadOnlyList<string> Unready, int Screens, long? Sequence);

/// <summary>The nodes that stand on this store: one setting for each, so that no table is needed for three rows.</summary>
/// <param name="settings">Where they are kept.</param>
/// <param name="contexts">The store.</param>
/// <param name="writer">The store's writer.</param>
/// <param name="time">The real clock.</param>
internal sealed class NodeBook(SettingStore settings, IDbContextFactory<PmqaDbContext> contexts, StoreWriter writer, TimeProvider time)
{
    /// <summary>A node that was silent for so long is forgotten.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private const string Prefix = "node/";
    private const int LongestKey = 100;

    /// <summary>Replaces what a node wrote before.</summary>
    public Task WriteAsync(NodeEntry entry, CancellationToken cancellationToken) =>
        settings.SetAsync(KeyOf(entry.Name), JsonSerializer.Serialize(entry), cancellationToken);

    /// <summary>All nodes that wrote within the last day, by name.</summary>
    public async Task<IReadOnlyList<NodeEntry>> ReadAsync(CancellationToken cancellationToken)
    {
        var all = await ReadAllAsync(cancellationToken);
        return [.. all.Where(e => !IsForgotten(e)).OrderBy(e => e.Name, StringComparer.Ordinal)];
    }

    /// <summary>The last sequence of the journal; 0 while it is empty.</summary>
    public async Task<long> LastSequenceAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Journal.MaxAsync(c => (long?)c.Sequence, cancellationToken) ?? 0;
    }

    /// <summary>Removes nodes that are long gone.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        string[] gone = [.. (await ReadAllAsync(cancellationToken)).Where(IsForgotten).Select(e => KeyOf(e.Name))];
        if (gone.Length > 0)
        {
            await writer.WriteAsync(
                (context, cancel) => context.Settings.Where(s => gone.Contains(s.Key)).ExecuteDeleteAsync(cancel), cancellationToken);
        }
    }

    private async Task<List<NodeEntry>> ReadAllAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var values = await context.Settings.Where(s => s.Key.StartsWith(Prefix)).Select(s => s.Value).ToListAsync(cancellationToken);
        return [.. values.Select(value => JsonSerializer.Deserialize<NodeEntry>(value)!)];
    }

    private bool IsForgotten(NodeEntry entry) => time.GetUtcNow().UtcDateTime - entry.AtUtc > Remembered;

    private static string KeyOf(string node) => Prefix + (node.Length <= LongestKey - Prefix.Length ? node : node[..(LongestKey - Prefix.Length)]);
}
