using System.Text;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Operations;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Evidences;
using Xunit;

namespace PmqaDashboard.Tests.Server.Evidences;

/// <summary>All files are checked after each start and then daily, by one of the nodes.</summary>
public abstract class SealCheckTests(TestDatabase on) : IAsyncLifetime
{
    public sealed class OnSqlite() : SealCheckTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : SealCheckTests(TestDatabase.Postgres);

    private TestStore _store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SealCheck Check => _store.Get<SealCheck>();

    private IEnumerable<EvidenceItem> Items => _store.Source.Current!.Record.Evidence.All.OrderBy(e => e.Name, StringComparer.Ordinal);

    public async ValueTask InitializeAsync()
    {
        _store = await TestStore.CreateAsync(on);
        await _store.Feed.LookAsync(Cancel);
        foreach (string name in new[] { "1.txt", "2.txt", "3.txt" })
            await AddAsync(name, $"ผลงาน {name}");

        await _store.Get<IEvidences>().AddLinkAsync(TestStore.Policy, new EvidencePlace.Share(TestStore.PolicyStep, "policy"), "4", "http://host/4", Cancel);
        await _store.Feed.LookAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_changed_byte_and_a_missing_row_are_found_and_on_record_until_they_are_mended()
    {
        await LookAsync();
        Assert.All(Items, i => Assert.Equal(Seal.Intact, i.Seal));
        Assert.Equal(_store.Now, await Check.LastAsync(Cancel));
        string[] hashes = [.. Items.Select(i => i.Sha256!)];

        await _store.SqlAsync($"DELETE FROM \"EvidenceContents\" WHERE \"Sha256\" = '{hashes[0]}'");
        await FlipAsync(hashes[1]);
        _store.Time.Advance(SealCheck.Period);
        await LookAsync();

        Assert.Equal([Seal.Broken, Seal.Broken, Seal.Intact, Seal.Intact], Items.Select(i => i.Seal));
        Assert.Equal(_store.Now, Items.First().BrokenSinceUtc);
        var status = (await _store.Get<IServerStatus>().ReadAsync(Cancel)).Seals!;
        Assert.Equal((3, _store.Now), (status.Files, status.CheckedAtUtc!.Value));
        Assert.Equal([(TestStore.PolicyStep, 1), (TestStore.PolicyStep, 1)], status.Broken.Select(b => (b.StepId!, b.Plan!.Value)));
        var last = (await _store.Get<IChangeJournal>().ReadAsync(0, 100, Cancel))[^1];
        Assert.Equal((ChangeKind.SealBroken, "PMQA", TestStore.PolicyStep), (last.Kind, last.AccountName, last.StepId!));

        await FlipAsync(hashes[1]);
        _store.Time.Advance(SealCheck.Period);
        await LookAsync();

        Assert.Equal([Seal.Broken, Seal.Intact, Seal.Intact, Seal.Intact], Items.Select(i => i.Seal));
    }

    [Fact]
    public async Task Whoever_looks_at_a_broken_seal_puts_it_on_record_at_once()
    {
        await FlipAsync(Items.First().Sha256!);

        await _store.Get<IEvidences>().BrokenAsync(Items, Cancel);
        await _store.Feed.LookAsync(Cancel);
        long sequence = _store.Source.Current!.Sequence;
        await _store.Get<IEvidences>().BrokenAsync(Items, Cancel);
        await _store.Feed.LookAsync(Cancel);

        Assert.Equal([Seal.Broken, Seal.Intact, Seal.Intact, Seal.Intact], Items.Select(i => i.Seal));
        Assert.Equal(sequence, _store.Source.Current!.Sequence);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_same_file_added_again_mends_the_seal(bool missing)
    {
        string hash = Items.First().Sha256!;
        if (missing)
            await _store.SqlAsync($"DELETE FROM \"EvidenceContents\" WHERE \"Sha256\" = '{hash}'");
        else
            await FlipAsync(hash);

        await LookAsync();
        Assert.Equal(Seal.Broken, Items.First().Seal);

        await AddAsync("1.txt", "ผลงาน 1.txt");
        await _store.Feed.LookAsync(Cancel);

        Assert.Equal(4, Items.Count());
        Assert.Equal(Seal.Intact, Items.First().Seal);
        Assert.Empty(await _store.Get<IEvidences>().BrokenAsync(Items, Cancel));
    }

    [Fact]
    public async Task It_is_done_once_a_day_and_after_a_start_and_by_one_node_at_a_time()
    {
        await LookAsync();
        var first = _store.Now;
        _store.Time.Advance(SealCheck.Period - TimeSpan.FromMinutes(1));
        await LookAsync();
        Assert.Equal(first, await Check.LastAsync(Cancel));

        // Another node is at it; when it has died, its turn ends.
        _store.Time.Advance(TimeSpan.FromMinutes(1));
        await _store.Get<SettingStore>().SetAsync(SealRecord.Key, new SealRecord(first, _store.Now.AddMinutes(15)).ToString(), Cancel);
        await LookAsync();
        Assert.Equal(first, await Check.LastAsync(Cancel));
        _store.Time.Advance(TimeSpan.FromMinutes(15));
        await LookAsync();
        Assert.Equal(_store.Now, await Check.LastAsync(Cancel));

        // What was checked long before this server started says nothing of what it stands on.
        await _store.Get<SettingStore>().SetAsync(SealRecord.Key, new SealRecord(first.AddMinutes(-11), null).ToString(), Cancel);
        await LookAsync();
        Assert.Equal(_store.Now, await Check.LastAsync(Cancel));
    }

    private async Task LookAsync()
    {
        await Check.LookAsync(Cancel);
        await _store.Feed.LookAsync(Cancel);
    }

    private async Task AddAsync(string name, string text) => Assert.IsType<RecordOutcome.Saved>(await _store.Get<IEvidences>().AddFileAsync(
        TestStore.Policy, new EvidencePlace.Share(TestStore.PolicyStep, "policy"), name, new MemoryStream(Encoding.UTF8.GetBytes(text)), Cancel));

    // Its own inverse: what was changed is there again after the second time.
    private async Task FlipAsync(string hash)
    {
        await using var context = _store.Open();
        var content = context.EvidenceContents.Single(c => c.Sha256 == hash);
        byte[] bytes = [.. content.Bytes];
        bytes[^1] ^= 1;
        context.Entry(content).Property(c => c.Bytes).CurrentValue = bytes;
        await context.SaveChangesAsync(Cancel);
    }
}
