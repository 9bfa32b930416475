using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Tests.Domain.Live;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Failures;

/// <summary>Proves, in a store that no server has open, that it holds whole saves and nothing else.</summary>
internal static class StoreProof
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Every acknowledged save is whole, no key stands for two, journal and state agree, Boards come out equal.</summary>
    public static async Task HoldsAsync(WebApplication app, IReadOnlyCollection<Acknowledged> acknowledged, Random random)
    {
        await using var context = app.Services.GetRequiredService<IDbContextFactory<PmqaDbContext>>().CreateDbContext();
        await IsSoundAsync(context);
        var reports = await context.Reports.AsNoTracking().Include(r => r.Change).ToDictionaryAsync(r => r.Id, Cancel);
        var saved = await context.SavedCommands.AsNoTracking().ToDictionaryAsync(s => s.Key, Cancel);
        var journal = await app.Services.GetRequiredService<ChangeJournal>().ReadAsync(0, int.MaxValue, Cancel);

        // No half of a save: each of the three rows has both others (every save here was made under a key).
        Assert.Equal(reports.Keys.Order(), journal.Select(c => c.ReportId!.Value).Order());
        Assert.Equal(reports.Keys.Order(), saved.Values.Select(s => s.ReportId).Order());
        Assert.All(reports.Values, r => Assert.Equal(
            (r.StepId, r.Unit, r.Percent, r.AtUtc, r.AccountId), (r.Change!.StepId, r.Change.Unit, r.Change.After, r.Change.AtUtc, r.Change.AccountId)));

        Assert.Equal(acknowledged.Count, acknowledged.Select(a => a.Save.Key).Distinct().Count());
        Assert.All(acknowledged, a =>
        {
            var report = reports[saved[a.Save.Key].ReportId];
            Assert.Equal((a.ReportId, a.Sequence, a.Save.Step, a.Save.Unit, a.Save.Percent), (report.Id, report.Change!.Sequence, report.StepId, report.Unit, report.Percent));
        });

        AgreesWithItself(journal);
        BoardsComeOutEqual(journal, random);
    }

    private static async Task IsSoundAsync(PmqaDbContext context)
    {
        if (context.Database.IsSqlite())
        {
            Assert.Equal("ok", Assert.Single(await context.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync(Cancel)));
            Assert.Equal(0, Assert.Single(await context.Database.SqlQueryRaw<int>("SELECT count(*) AS Value FROM pragma_foreign_key_check").ToListAsync(Cancel)));
        }
    }

    // Each change of a share begins where the one before it ended: no save was made on a state that was not committed.
    private static void AgreesWithItself(IReadOnlyList<Change> journal)
    {
        foreach (var share in journal.GroupBy(c => (c.StepId, c.Unit)))
        {
            Assert.Equal(share.Select(c => c.After).Prepend(null).SkipLast(1), share.Select(c => c.Before));
        }
    }

    private static void BoardsComeOutEqual(IReadOnlyList<Change> journal, Random random)
    {
        var now = journal is [.., var last] ? last.AtUtc : new DateTime(2010, 6, 18, 3, 0, 0, DateTimeKind.Utc);
        var whole = BoardBuilder.Start(RealPlans.Book, journal, now);
        var grown = BoardBuilder.Start(RealPlans.Book, [], journal is [var first, ..] ? first.AtUtc : now);
        for (int at = 0; at < journal.Count;)
        {
            int take = Math.Min(random.Next(1, 40), journal.Count - at);
            grown = BoardBuilder.Apply(grown, [.. journal.Skip(at).Take(take)], journal[at + take - 1].AtUtc);
            at += take;
        }

        Assert.Equal(BoardText.Of(whole), BoardText.Of(grown));
    }
}
