using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Record;

namespace PmqaDashboard.Server.Evidences;

/// <summary>Keeps evidence files: bytes and the row of the journal that names them are saved in one transaction.</summary>
/// <param name="keeping">Carries the commands out.</param>
/// <param name="contexts">The store.</param>
/// <param name="logger">Is told when a broken seal could not be put on record.</param>
internal sealed partial class EvidenceStore(RecordKeeping keeping, IDbContextFactory<PmqaDbContext> contexts, ILogger<EvidenceStore> logger) : IEvidences
{
    public async Task<RecordOutcome> AddFileAsync(
        string accountId, EvidencePlace place, string name, Stream content, CancellationToken cancellationToken) =>
        (await AddFileAsync(accountId, place, name, content, [], cancellationToken)).Outcome;

    public async Task<RecordOutcome> AddLinkAsync(
        string accountId, EvidencePlace place, string? name, string url, CancellationToken cancellationToken) =>
        (await AddLinkAsync(accountId, place, name, url, [], cancellationToken)).Outcome;

    /// <summary>Adds a file that proves criteria; returns after the commit.</summary>
    /// <returns>What became of it, and the command; null when the file was too large to be read.</returns>
    public async Task<(RecordOutcome Outcome, AddEvidence? Command)> AddFileAsync(
        string accountId, EvidencePlace place, string name, Stream content, ImmutableArray<string> criteria, CancellationToken cancellationToken)
    {
        if (await ReadAsync(content, cancellationToken) is not { } bytes)
        {
            return (new RecordOutcome.Refused(RecordRefusal.TooLarge), null);
        }

        string hash = HashOf(bytes);
        var command = new AddEvidence(NewId(), place, FileName(name), criteria)
        {
            MediaType = MediaTypes.Recognise(bytes),
            Size = bytes.Length,
            Sha256 = hash,
        };
        var outcome = await keeping.SaveAsync(
            accountId,
            command,
            async (context, _, cancel) =>
            {
                var kept = await context.EvidenceContents.SingleOrDefaultAsync(c => c.Sha256 == hash, cancel);
                if (kept is null)
                {
                    context.Add(new EvidenceContent { Sha256 = hash, Bytes = bytes });
                }
                else if (!kept.Bytes.AsSpan().SequenceEqual(bytes))
                {
                    // Who adds the file again brings back what was changed.
                    context.Entry(kept).Property(c => c.Bytes).CurrentValue = bytes;
                }

                await context.SaveChangesAsync(cancel);
            },
            cancellationToken);
        return (outcome, command);
    }

    /// <summary>Adds a link that proves criteria; returns after the commit.</summary>
    public async Task<(RecordOutcome Outcome, AddEvidence Command)> AddLinkAsync(
        string accountId, EvidencePlace place, string? name, string url, ImmutableArray<string> criteria, CancellationToken cancellationToken)
    {
        var command = new AddEvidence(NewId(), place, string.IsNullOrWhiteSpace(name) ? url : name, criteria) { Url = url.Trim() };
        return (await keeping.SaveAsync(accountId, command, cancellationToken), command);
    }

    public async Task<IReadOnlySet<string>> BrokenAsync(IEnumerable<EvidenceItem> items, CancellationToken cancellationToken)
    {
        List<EvidenceItem> looked = [.. items];
        var broken = new HashSet<string>();
        foreach (var sameBytes in looked.Where(i => i.Sha256 is not null).GroupBy(i => i.Sha256!))
        {
            if (await ReadAsync(sameBytes.Key, cancellationToken) is null)
            {
                broken.UnionWith(sameBytes.Select(i => i.Id));
            }
        }

        try
        {
            await NoteAsync(looked, broken, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Who looks sees it all the same; the next look or the daily check puts it on record.
            LogNotNoted(e);
        }

        return broken;
    }

    /// <summary>Puts on record where seals were found otherwise than the journal has them.</summary>
    /// <param name="looked">What was looked at.</param>
    /// <param name="broken">Ids of those whose seal is broken.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task NoteAsync(IReadOnlyCollection<EvidenceItem> looked, IReadOnlySet<string> broken, CancellationToken cancellationToken)
    {
        if (looked.Any(i => (i.Seal == Seal.Broken) != broken.Contains(i.Id)))
        {
            var intact = looked.Select(i => i.Id).Where(id => !broken.Contains(id));
            await keeping.SaveAsync(SetSeals.System, new SetSeals([.. broken], [.. intact]), cancellationToken);
        }
    }

    /// <summary>The bytes with a hash; null when they are missing or no longer have it.</summary>
    public async Task<byte[]?> ReadAsync(string sha256, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        byte[]? bytes = await context.EvidenceContents.AsNoTracking()
            .Where(c => c.Sha256 == sha256)
            .Select(c => c.Bytes)
            .SingleOrDefaultAsync(cancellationToken);
        return bytes is not null && HashOf(bytes) == sha256 ? bytes : null;
    }

    // Null when it is larger than may be: no more than that is ever in memory.
    private static async Task<byte[]?> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        byte[] part = new byte[64 * 1024];
        for (int read; (read = await content.ReadAsync(part, cancellationToken)) > 0;)
        {
            if (bytes.Length + read > EvidenceItem.MaxBytes)
            {
                return null;
            }

            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }

    // Some browsers send the whole path, some people try one.
    private static string FileName(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string NewId() => Guid.NewGuid().ToString("N");

    [LoggerMessage(LogLevel.Warning, "That the seal of evidence is broken could not be put on record; the next check tries again.")]
    private partial void LogNotNoted(Exception exception);
}
