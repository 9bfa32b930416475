using System.Text;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;
using Xunit;

namespace PmqaDashboard.Tests.Server.Evidences;

public abstract class EvidenceStoreTests(TestDatabase on)
{
    public sealed class OnSqlite() : EvidenceStoreTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : EvidenceStoreTests(TestDatabase.Postgres);

    private static readonly byte[] Pdf = Encoding.UTF8.GetBytes("%PDF-1.7\nรายงานผลการสำรวจ");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<TestStore> OpenAsync(TestDatabase on)
    {
        var store = await TestStore.CreateAsync(on);
        await store.Feed.LookAsync(Cancel);
        return store;
    }

    private static Task<RecordOutcome> AddAsync(TestStore store, string account, byte[] bytes, string name = "รายงาน.pdf", string step = TestStore.PolicyStep, string? unit = "policy") =>
        store.Get<IEvidences>().AddFileAsync(account, new EvidencePlace.Share(step, unit), name, new MemoryStream(bytes), Cancel);

    private static async Task<List<EvidenceItem>> ItemsAsync(TestStore store)
    {
        await store.Feed.LookAsync(Cancel);
        return [.. store.Source.Current!.Record.Evidence.OfStep(TestStore.PolicyStep)];
    }

    [Fact]
    public async Task A_file_is_kept_with_its_hash_and_type_and_the_same_bytes_once()
    {
        await using var store = await OpenAsync(on);

        Assert.IsType<RecordOutcome.Saved>(await AddAsync(store, TestStore.Policy, Pdf, "C:\\งาน\\รายงาน.exe"));
        Assert.IsType<RecordOutcome.Saved>(await AddAsync(store, TestStore.Policy, Pdf, "ฉบับที่สอง.pdf"));

        var items = await ItemsAsync(store);
        Assert.Equal(["รายงาน.exe", "ฉบับที่สอง.pdf"], items.Select(i => i.Name));
        Assert.All(items, i => Assert.Equal(("application/pdf", Pdf.Length, "policy", "Name of policy"), (i.MediaType, i.Size, i.Unit, i.By)));
        Assert.Single(items.Select(i => i.Sha256).Distinct());
        await using var context = store.Open();
        Assert.Single(context.EvidenceContents);
        Assert.Empty(await store.Get<IEvidences>().BrokenAsync(items, Cancel));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_changed_or_missing_byte_breaks_the_seal(bool missing)
    {
        await using var store = await OpenAsync(on);
        await AddAsync(store, TestStore.Policy, Pdf);
        var items = await ItemsAsync(store);

        await store.SqlAsync(missing ? "DELETE FROM \"EvidenceContents\""
            : on == TestDatabase.Sqlite ? "UPDATE \"EvidenceContents\" SET \"Bytes\" = x'255044462D312E38' || substr(\"Bytes\", 9)"
            : "UPDATE \"EvidenceContents\" SET \"Bytes\" = set_byte(\"Bytes\", 7, 56)");

        Assert.Equal([items[0].Id], await store.Get<IEvidences>().BrokenAsync(items, Cancel));
    }

    [Fact]
    public async Task Whoever_may_not_and_what_may_not_is_refused_and_nothing_is_kept()
    {
        await using var store = await OpenAsync(on);

        Assert.Equal(RecordRefusal.Forbidden, Refusal(await AddAsync(store, TestStore.Hrd, Pdf)));
        Assert.Equal(RecordRefusal.Forbidden, Refusal(await AddAsync(store, TestStore.Viewer, Pdf)));
        Assert.Equal(RecordRefusal.UnknownStep, Refusal(await AddAsync(store, TestStore.Policy, Pdf, unit: "hrd")));
        Assert.Equal(RecordRefusal.UnknownStep, Refusal(await AddAsync(store, TestStore.Secretariat, Pdf, step: "9-9-9")));
        Assert.Equal(RecordRefusal.TypeNotAllowed, Refusal(await AddAsync(store, TestStore.Policy, "MZ\0\0"u8.ToArray(), "รายงาน.pdf")));
        Assert.Equal(RecordRefusal.TypeNotAllowed, Refusal(await AddAsync(store, TestStore.Policy, [])));
        Assert.Equal(RecordRefusal.NameNeeded, Refusal(await AddAsync(store, TestStore.Policy, Pdf, "folder/")));
        Assert.Equal(RecordRefusal.TooLarge, Refusal(await AddAsync(store, TestStore.Policy, [.. Pdf, .. new byte[EvidenceItem.MaxBytes]])));
        foreach (string url in new[] { "javascript:alert(1)", "file:///etc/passwd", "https://me:secret@host/x", "example.go.th" })
        {
            Assert.Equal(RecordRefusal.TypeNotAllowed, Refusal(await store.Get<IEvidences>().AddLinkAsync(TestStore.Policy, new EvidencePlace.Share(TestStore.PolicyStep, "policy"), "x", url, Cancel)));
        }

        await using var context = store.Open();
        Assert.Empty(context.EvidenceContents);
        Assert.Empty(context.Journal);
    }

    [Fact]
    public async Task Evidence_of_what_was_certified_stays()
    {
        await using var store = await OpenAsync(on);
        var keeping = store.Get<IRecordKeeping>();
        var nine = store.Source.Current!.Record.Rounds.Find(9)! with { Covers = [TestStore.PolicyStep] };
        await keeping.SaveAsync(TestStore.Secretariat, new SetRound(nine), Cancel);
        var report = await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 100);
        Assert.Equal(RecordRefusal.Incomplete, Refusal(await keeping.SaveAsync(TestStore.Policy, new SubmitRound(9, "policy"), Cancel)));
        await AddAsync(store, TestStore.Policy, Pdf);
        Assert.IsType<RecordOutcome.Saved>(await keeping.SaveAsync(TestStore.Policy, new SubmitRound(9, "policy", "เสร็จก่อนเวลา"), Cancel));
        await keeping.SaveAsync(TestStore.Team1, new AcceptLines(9, "policy", [new SeenLine(TestStore.PolicyStep, report.Report.Id)]), Cancel);
        await keeping.SaveAsync(TestStore.Secretariat, new CertifyRound(9, "policy"), Cancel);
        var item = Assert.Single(await ItemsAsync(store));

        Assert.Equal(RecordRefusal.RoundLocked, Refusal(await keeping.SaveAsync(TestStore.Policy, new RemoveEvidence(item.Id), Cancel)));
        await AddAsync(store, TestStore.Policy, "อีกฉบับ"u8.ToArray(), "later.txt");
        var later = (await ItemsAsync(store))[^1];
        Assert.Equal(RecordRefusal.Forbidden, Refusal(await keeping.SaveAsync(TestStore.Hrd, new RemoveEvidence(later.Id), Cancel)));
    }

    [Fact]
    public async Task A_file_proves_a_result_of_a_kpi_and_another_unit_s_is_refused()
    {
        await using var store = await OpenAsync(on);
        var keeping = store.Get<IRecordKeeping>();
        var card = store.Source.Current!.Record.Kpis.Find("1-k1")!;
        await keeping.SaveAsync(TestStore.Secretariat, new SetKpi(card with { Method = KpiMethod.Thresholds, Collectors = ["policy"] }), Cancel);
        var result = new EvidencePlace.Result("1-k1", 9);

        Assert.IsType<RecordOutcome.Saved>(await store.Get<IEvidences>().AddFileAsync(TestStore.Policy, result, "รายงาน.pdf", new MemoryStream(Pdf), Cancel));
        Assert.Equal(RecordRefusal.Forbidden, Refusal(await store.Get<IEvidences>().AddFileAsync(TestStore.Hrd, result, "x.pdf", new MemoryStream(Pdf), Cancel)));
        Assert.Equal(RecordRefusal.Forbidden, Refusal(await store.Get<IEvidences>().AddLinkAsync(TestStore.Viewer, result, "x", "https://host/x", Cancel)));

        await store.Feed.LookAsync(Cancel);
        var item = Assert.Single(store.Source.Current!.Record.Evidence.OfResult("1-k1", 9));
        Assert.Equal(("application/pdf", "policy", "1-k1", 9), (item.MediaType, item.Unit, item.KpiId, item.Round));
        Assert.Empty(await store.Get<IEvidences>().BrokenAsync([item], Cancel));
    }

    private static RecordRefusal Refusal(RecordOutcome outcome) => Assert.IsType<RecordOutcome.Refused>(outcome).Reason;
}
