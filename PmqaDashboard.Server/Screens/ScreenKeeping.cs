using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Screens;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Record;

namespace PmqaDashboard.Server.Screens;

/// <summary>Pairs and revokes screens: the row of the journal and what becomes of the key are saved in one transaction.</summary>
/// <param name="keeping">Carries the commands out.</param>
/// <param name="contexts">The store.</param>
/// <param name="sights">Knows how screens do.</param>
/// <param name="time">The real clock.</param>
internal sealed class ScreenKeeping(RecordKeeping keeping, IDbContextFactory<PmqaDbContext> contexts, ScreenSights sights, TimeProvider time) : IScreens
{
    private DateTime UtcNow => time.GetUtcNow().UtcDateTime;

    public async Task<RecordOutcome> PairAsync(string accountId, string code, ScreenSetting setting, CancellationToken cancellationToken)
    {
        string id = await WaitingAsync(PairingCode.Read(code), cancellationToken);
        try
        {
            return await keeping.SaveAsync(accountId, new PairScreen(id, setting), (context, _, cancel) => GiveRightAsync(context, id, cancel), cancellationToken);
        }
        catch (CodeGoneException)
        {
            return new RecordOutcome.Refused(RecordRefusal.CodeUnknown);
        }
    }

    public Task<RecordOutcome> RevokeAsync(string accountId, string screenId, CancellationToken cancellationToken) =>
        keeping.SaveAsync(
            accountId,
            new RevokeScreen(screenId),
            async (context, _, cancel) =>
            {
                var now = UtcNow;
                await context.ScreenKeys.Where(k => k.Id == screenId).ExecuteUpdateAsync(set => set.SetProperty(k => k.RevokedAtUtc, now), cancel);
                await context.ScreenSights.Where(s => s.ScreenId == screenId).ExecuteDeleteAsync(cancel);
            },
            cancellationToken);

    public Task<IReadOnlyDictionary<string, ScreenSight>> SightsAsync(CancellationToken cancellationToken) => sights.ReadAsync(cancellationToken);

    // Empty when no screen shows the code; who may not pair learns no more than that.
    private async Task<string> WaitingAsync(string? code, CancellationToken cancellationToken)
    {
        if (code is null)
        {
            return "";
        }

        var now = UtcNow;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.WaitingScreens.Where(w => w.Code == code && w.ExpiresAtUtc > now).Select(w => w.Id).SingleOrDefaultAsync(cancellationToken) ?? "";
    }

    // The secret that the browser got with the code is its key from now on; the code serves no more.
    private async Task GiveRightAsync(PmqaDbContext context, string id, CancellationToken cancellationToken)
    {
        var waiting = await context.WaitingScreens.SingleOrDefaultAsync(w => w.Id == id, cancellationToken) ?? throw new CodeGoneException();
        context.Add(new ScreenKey { Id = id, Hash = waiting.Hash, PairedAtUtc = UtcNow });
        context.Remove(waiting);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The code grew too old between the question and the answer; nothing was saved.</summary>
    private sealed class CodeGoneException : Exception;
}
