using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Scenes;
using PmqaDashboard.Domain.Screens;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Screens;

/// <summary>
/// How screens do, on all nodes: this one from its memory, the others from what each writes once a minute, which is precise enough to
/// know a dead screen and spares a write for every beat.
/// </summary>
internal sealed partial class ScreenSights(
    ScreenPresence presence, IDbContextFactory<PmqaDbContext> contexts, StoreWriter writer, TimeProvider time, ILogger<ScreenSights> logger)
    : BackgroundService
{
    /// <summary>How often a node writes what it sees.</summary>
    public static readonly TimeSpan Rhythm = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, DateTime> _written = [];

    /// <summary>The newest sight of every screen. When the store cannot be read, those of this node.</summary>
    public async Task<IReadOnlyDictionary<string, ScreenSight>> ReadAsync(CancellationToken cancellationToken)
    {
        var sights = presence.Read().ToDictionary(s => s.ScreenId);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            foreach (var stored in await context.ScreenSights.AsNoTracking().ToListAsync(cancellationToken))
            {
                if (!sights.TryGetValue(stored.ScreenId, out var here) || here.SeenAtUtc < stored.SeenAtUtc)
                {
                    sights[stored.ScreenId] = Read(stored);
                }
            }
        }
        catch (Exception e) when (StoreFailure.IsPassing(e))
        {
            // The status page tells of the store.
        }

        return sights;
    }

    /// <summary>Writes what has changed since the last time, in one transaction.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var news = presence.Read().Where(s => _written.GetValueOrDefault(s.ScreenId) != s.SeenAtUtc).ToList();
        if (news.Count == 0)
        {
            return;
        }

        await writer.WriteAsync((context, cancel) => WriteAsync(context, news, cancel), cancellationToken);
        foreach (var sight in news)
        {
            _written[sight.ScreenId] = sight.SeenAtUtc;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WriteAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotWritten(e.GetBaseException().Message);
            }
        }
    }

    private static async Task<int> WriteAsync(PmqaDbContext context, List<ScreenSight> news, CancellationToken cancellationToken)
    {
        string[] ids = [.. news.Select(s => s.ScreenId)];
        var known = await context.ScreenSights.Where(s => ids.Contains(s.ScreenId)).ToDictionaryAsync(s => s.ScreenId, cancellationToken);

        // One that was revoked meanwhile is forgotten.
        var paired = await context.ScreenKeys.Where(k => ids.Contains(k.Id) && k.RevokedAtUtc == null).Select(k => k.Id).ToListAsync(cancellationToken);
        foreach (var sight in news.Where(s => paired.Contains(s.ScreenId)))
        {
            if (!known.TryGetValue(sight.ScreenId, out var stored))
            {
                stored = new StoredSight { ScreenId = sight.ScreenId };
                context.Add(stored);
            }

            // It may have moved to another node, which has seen it since.
            if (stored.SeenAtUtc <= sight.SeenAtUtc)
            {
                (stored.SeenAtUtc, stored.OpenedAtUtc, stored.SceneSinceUtc) = (sight.SeenAtUtc, sight.OpenedAtUtc, sight.SceneSinceUtc);
                (stored.Scene, stored.Category) = (sight.Scene?.Kind, sight.Scene?.Category);
                (stored.Sequence, stored.Windows) = (sight.Sequence, sight.Windows);
            }
        }

        return await context.SaveChangesAsync(cancellationToken);
    }

    private static ScreenSight Read(StoredSight stored) => new(
        stored.ScreenId, stored.SeenAtUtc, stored.OpenedAtUtc, stored.Scene is { } kind ? new Scene(kind, stored.Category) : null, stored.SceneSinceUtc,
        stored.Sequence, stored.Windows, IsHere: false);

    [LoggerMessage(LogLevel.Warning, "What screens show could not be written for the other nodes: {Reason}")]
    private partial void LogNotWritten(string reason);
}
