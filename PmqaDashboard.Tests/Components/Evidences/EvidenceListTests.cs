using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using PmqaDashboard.Components.Evidences;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Evidences;

public sealed class EvidenceListTests : PeopleScreen
{
    private static readonly EvidenceItem Report = new(
        "e1", "1-0-2", "it", "รายงาน.pdf", EvidenceKind.File, "application/pdf", 2048, new string('a', 64), null, ["LD1"], "ผู้ประสานงาน", Now.UtcDateTime);

    private static readonly EvidenceItem Link = Report with { Id = "e2", Name = "ลิงก์", Kind = EvidenceKind.Link, MediaType = null, Sha256 = null, Url = "http://host/x" };

    [Fact]
    public void Evidence_says_who_when_and_that_its_seal_is_intact_and_can_be_looked_at_in_place()
    {
        SignedIn = null;
        var list = Open(Report, Link);

        Assert.Equal(["/evidence/e1", "/evidence/e2"], list.FindAll(".name a").Select(a => a.GetAttribute("href")));
        Assert.Contains("ผู้ประสานงาน", list.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("๑๘ มิ.ย. ๒๕๕๓", list.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("สมบูรณ์", Assert.Single(list.FindAll(".seal")).TextContent, StringComparison.Ordinal);
        Assert.Empty(list.FindAll("iframe"));
        Assert.Single(list.FindAll("button")).Click();
        Assert.Equal("/evidence/e1", list.Find("iframe").GetAttribute("src"));
    }

    [Fact]
    public void A_broken_seal_is_said_in_words_and_the_file_is_not_shown()
    {
        Evidences.Broken.Add("e1");
        SignedIn = null;

        var list = Open(Report);

        Assert.Contains("ตราผนึกแตก", list.Find("li.broken .seal").TextContent, StringComparison.Ordinal);
        Assert.Empty(list.FindAll("button"));
    }

    [Fact]
    public void A_long_list_is_cut_short_but_never_what_is_broken()
    {
        Evidences.Broken.Add("e20");
        SignedIn = null;

        var list = Open([.. Enumerable.Range(1, 20).Select(i => Report with { Id = $"e{i}", Size = i * 400_000 })]);

        Assert.Equal(["e1", "e2", "e3", "e4", "e5", "e20"], list.FindAll("li").Select(li => li.GetAttribute("data-evidence")));
        Assert.Empty(list.FindAll("li.broken .name a"));
        Assert.Contains("๓๙๑ KB", list.FindAll("li")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("๑.๙ MB", list.FindAll("li")[4].TextContent, StringComparison.Ordinal);
        list.Find(".more").Click();
        Assert.Equal(20, list.FindAll("li").Count);
        Assert.Empty(list.FindAll(".more"));
    }

    [Theory]
    [InlineData(Role.FocalPoint, "it", true)]
    [InlineData(Role.FocalPoint, "policy", false)]
    [InlineData(Role.Secretariat, null, true)]
    [InlineData(Role.Committee, null, false)]
    public void Only_who_reports_for_the_unit_is_offered_to_take_it_away(Role role, string? unit, bool offered)
    {
        var desk = Filed();
        SignedIn = new Person("x", "x", role, unit);

        Assert.Equal(offered, IsOffered(desk));
    }

    [Fact]
    public void What_a_certified_report_rests_on_is_not_offered_to_be_taken_away()
    {
        var desk = Filed();
        desk.Report("1-0-2", "it", 60);
        desk.Made(Desk.Focal("it"), new SubmitRound(9, "it"));
        var lines = desk.Board.Record.Rounds.Report(9, "it")!.Lines.Values.Select(l => new SeenLine(l.StepId, l.ReportId));
        desk.Made(Desk.Secretariat, new AcceptLines(9, "it", [.. lines]));
        desk.Made(Desk.Secretariat, new CertifyRound(9, "it"));
        Boards.Start(desk.Board);
        SignedIn = Desk.Focal("it");

        Assert.False(IsOffered(desk));
    }

    private bool IsOffered(Desk desk) =>
        Open([.. desk.Board.Record.Evidence.OfStep("1-0-2")]).FindAll("button").Any(b => b.TextContent == Shown["Evidence.Remove"]);

    // The unit "it" has filed a report, and the Board tells it.
    private Desk Filed()
    {
        var desk = new Desk(TestPlans.Small, Now.UtcDateTime);
        desk.Made(Desk.Focal("it"), new AddEvidence("e1", new EvidencePlace.Share("1-0-2", "it"), Report.Name)
        {
            MediaType = Report.MediaType,
            Size = Report.Size,
            Sha256 = Report.Sha256,
        });
        Boards.Start(desk.Board);
        return desk;
    }

    [Fact]
    public void A_file_is_added_and_a_refusal_says_what_to_do()
    {
        SignedIn = FocalPoint;
        var upload = Render<EvidenceUpload>(p => p.Add(u => u.Place, new EvidencePlace.Share("1-0-2", "it")));

        upload.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("x", "รายงาน.txt"));
        upload.WaitForAssertion(() => Assert.Equal(["รายงาน.txt"], Evidences.Added));
        Assert.NotEmpty(upload.FindAll("[role=status]"));

        Evidences.Answer = new RecordOutcome.Refused(RecordRefusal.TypeNotAllowed);
        upload.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("x", "x.exe"));
        upload.WaitForAssertion(() => Assert.Contains("PDF", upload.Find("[role=alert]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void What_fails_midway_is_said_and_can_be_tried_again()
    {
        SignedIn = FocalPoint;
        Evidences.Failure = new IOException("the line broke");
        var upload = Render<EvidenceUpload>(p => p.Add(u => u.Place, new EvidencePlace.Share("1-0-2", "it")));

        upload.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("x", "รายงาน.txt"));
        upload.WaitForAssertion(() => Assert.Equal("รายงาน.txt: " + Shown["Record.NotSaved"], upload.Find("[role=alert]").TextContent));

        Evidences.Failure = null;
        upload.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("x", "รายงาน.txt"));
        upload.WaitForAssertion(() => Assert.Equal(["รายงาน.txt"], Evidences.Added));
        Assert.Empty(upload.FindAll("[role=alert]"));
    }

    private IRenderedComponent<EvidenceList> Open(params EvidenceItem[] items) =>
        Render<EvidenceList>(p => p.Add(l => l.Items, items).Add(l => l.Book, TestPlans.Small));
}
