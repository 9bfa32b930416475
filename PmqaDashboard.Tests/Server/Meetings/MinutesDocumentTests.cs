using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Server.Meetings;
using PmqaDashboard.Tests.Domain;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Server.Meetings;

public class MinutesDocumentTests
{
    [Fact]
    public void The_minutes_are_a_sound_document_that_names_a_face_for_thai_in_every_run()
    {
        var desk = new Desk(RealPlans.Book, TestChanges.Now);
        desk.Made(Desk.Secretariat, new SetMeeting(null, 3, "ประชุมคณะกรรมการติดตามฯ", new DateOnly(2010, 6, 18), MeetingLists.Propose(desk.Board)));
        desk.Made(Desk.Secretariat, new FreezeMeeting("1"));
        desk.Made(Desk.Secretariat, new SetResolution("1", null, "ให้เร่งรัด\nและรายงาน", new(Plan: 4), 1, "policy", new DateOnly(2010, 7, 15), ShownFigure.Of(desk.Board, new(Plan: 4))));
        desk.Made(Desk.Focal("policy"), new AnswerResolution("1.1", "ดำเนินการแล้ว"));
        var meeting = desk.Board.Record.Meetings.Find("1")!;

        byte[] bytes = new MinutesDocument(new Show(new ViewSettings()), meeting, desk.Board, desk.Board, true).Write();

        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description));
        var body = document.MainDocumentPart!.Document!.Body!;
        Assert.All(body.Descendants<RunProperties>(), r =>
        {
            Assert.NotNull(r.RunFonts?.ComplexScript);
            Assert.NotNull(r.FontSizeComplexScript);
            Assert.Equal(r.Bold is null, r.BoldComplexScript is null);
        });
        Assert.Contains("ครั้งที่ ๓/๒๕๕๓", body.InnerText, StringComparison.Ordinal);
        Assert.Contains("ดำเนินการแล้ว", body.InnerText, StringComparison.Ordinal);
        Assert.Contains("สำนักนโยบายและแผน", body.InnerText, StringComparison.Ordinal);
        Assert.Single(body.Descendants<TableHeader>());
        Assert.Single(body.Descendants<Break>());
    }
}
