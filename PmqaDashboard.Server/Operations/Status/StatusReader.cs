using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Domain.Operations;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Evidences;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Messages.Mail;
using PmqaDashboard.Server.Operations.Backups;
using PmqaDashboard.Server.Operations.Health;
using PmqaDashboard.Server.Operations.Logs;
using PmqaDashboard.Server.Operations.Telemetry;

namespace PmqaDashboard.Server.Operations.Status;

/// <summary>Gathers what the parts of the server know of themselves.</summary>
internal sealed class StatusReader(
    NodeBook nodes, NodeState state, BoardSource boards, FeedMeasures feed, SaveMeasures saves, PushMeasures pushes, IDatabase database,
    DiskSpace disk, BackupStatus backups, BackupDirectory backupFiles, RecentErrors errors, IConfiguration configuration,
    IOptions<HealthOptions> health, IOptions<LiveOptions> live, SealCheck seals, IDbContextFactory<PmqaDbContext> contexts, TimeProvider time)
    : IServerStatus
{
    public async Task<ServerStatus> ReadAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new ServerStatus
        {
            AtUtc = now,
            Nodes = await TryAsync(() => NodesAsync(now, cancellationToken)) ?? [],
            Feed = new FeedStatus(boards.CheckedAge, boards.CheckedAge is not { } age || age > FeedHealth.Most(live.Value), state.Behind, Of(feed.Recent)),
            Saves = Of(saves.Recent),
            LastSaveUtc = saves.LastSaveUtc,
            Pushes = Of(pushes.Recent),
            Database = new DatabaseStatus(database.Product, await TryAsync(async () => (long?)await database.SizeAsync(cancellationToken)), state.Written),
            Disk = disk.Free is { } free && disk.Total is { } total
                ? new DiskStatus(free, total, free < health.Value.LeastFreeMebibytes * DiskSpace.Mebibyte)
                : null,
            Backup = backups.Last is { } last ? new BackupState(last.MadeAtUtc, last.Bytes, backups.NextAtUtc) : null,
            BackupFailedUtc = backups.LastFailure?.AtUtc,
            BackupExpected = !configuration.GetValue<bool>("Demo:Enabled"),
            Drill = await TryAsync(() => LastDrillAsync(cancellationToken)),
            Seals = await TryAsync(() => SealsAsync(cancellationToken)),
            Mails = await TryAsync(() => MailsAsync(now, cancellationToken)),
            Errors = errors.Read(),
        };
    }

    private async Task<IReadOnlyList<NodeStatus>?> NodesAsync(DateTime now, CancellationToken cancellationToken)
    {
        var silence = health.Value.Beat * 3;
        var entries = await nodes.ReadAsync(cancellationToken);
        return [.. entries.Select(e => new NodeStatus(
            e.Name, e.Version, e.StartedAtUtc, e.AtUtc, now - e.AtUtc > silence, e.Unready, e.Screens, e.Sequence))];
    }

    private async Task<SealStatus?> SealsAsync(CancellationToken cancellationToken)
    {
        if (boards.Current is not { } board)
        {
            return null;
        }

        List<EvidenceItem> files = [.. board.Record.Evidence.All.Where(e => e.Kind == EvidenceKind.File)];
        return new SealStatus(
            files.Count,
            await seals.LastAsync(cancellationToken),
            [
                .. files.Where(f => f.Seal == Seal.Broken)
                    .OrderBy(f => f.AtUtc).ThenBy(f => f.Id, StringComparer.Ordinal)
                    .Select(f => new BrokenSeal(f.Id, f.StepId, board.Book.FindStep(f.StepId)?.Plan.Number, f.KpiId)),
            ]);
    }

    private async Task<MailStatus?> MailsAsync(DateTime now, CancellationToken cancellationToken)
    {
        var lately = now - Outbox.TooOld;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        int waiting = await context.Outbox.CountAsync(m => m.State == MailState.Waiting, cancellationToken);
        int givenUp = await context.Outbox.CountAsync(m => m.State == MailState.Failed, cancellationToken);
        return new MailStatus(waiting, givenUp, await context.Outbox.CountAsync(m => m.State == MailState.Failed && m.MadeAtUtc > lately, cancellationToken));
    }

    // The names of reports sort by time.
    private async Task<DrillState?> LastDrillAsync(CancellationToken cancellationToken)
    {
        string folder = Path.Combine(backupFiles.FullPath, "drills");
        if (!Directory.Exists(folder) || Directory.EnumerateFiles(folder, "drill-*.json").Max(StringComparer.Ordinal) is not { } newest)
        {
            return null;
        }

        await using var file = File.OpenRead(newest);
        return await JsonSerializer.DeserializeAsync<DrillState>(file, JsonSerializerOptions.Web, cancellationToken);
    }

    private static Latency Of(LatencyWindow window)
    {
        var (count, found) = window.Read(.5, .99);
        return new Latency(count, found[0], found[1]);
    }

    // The page is most wanted when something is down.
    private static async Task<T?> TryAsync<T>(Func<Task<T?>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return default;
        }
    }
}
