using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Meetings;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Meetings;

/// <summary>
/// The minutes as a Word document, to be finished by hand. Thai is a complex script to Word: every run names its face, size and weight
/// for complex scripts too, or Word shows another face at another size.
/// </summary>
internal sealed class MinutesDocument(Show show, Meeting meeting, Board at, Board live, bool isProved)
{
    /// <summary>The face that Thai offices write in; where it is missing, Word takes its own.</summary>
    private const string Face = "TH Sarabun New";

    private const string Normal = "32";
    private const string Large = "40";

    /// <summary>Writes the document.</summary>
    public byte[] Write()
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            var body = new Body();
            main.Document = new Document(body);
            foreach (var part in Parts())
                body.AppendChild(part);

            // A4 with the margins of Thai official papers, in twentieths of a point.
            body.AppendChild(new SectionProperties(
                new PageSize { Width = 11906, Height = 16838 },
                new PageMargin { Top = 1418, Bottom = 1134, Left = 1701, Right = 1134, Header = 709, Footer = 709, Gutter = 0 }));
            main.Document.Save();
        }

        return memory.ToArray();
    }

    private IEnumerable<OpenXmlElement> Parts()
    {
        yield return Line(show.Name(at.Book.Agency), center: true);
        yield return Line(show["Meeting.Minutes"], bold: true, size: Large, center: true);
        yield return Line(show.Name(meeting), bold: true, center: true);
        yield return Line(show.Date(meeting.Day), center: true);
        yield return Line(meeting.Frozen is { } frozen
            ? $"{show.Text("Meeting.PinnedAt", show.Moment(frozen.AtUtc))} · {show[isProved ? "Meeting.Proved" : "Meeting.NotProved"]} {frozen.Fingerprint[..16]}"
            : show.Text("Meeting.LiveAt", show.Date(at.Day)), center: true);
        yield return Figures();
        for (int i = 0; i < meeting.Agenda.Length; i++)
        {
            int place = i;
            yield return Line($"{show.Text("Meeting.MinutesItem", place + 1)} {show.Name(meeting.Agenda[place], at)}", bold: true, keep: true);
            var earlier = meeting.Agenda[place].Kind == AgendaKind.Resolutions ? live.Record.Meetings.OpenBefore(meeting) : [];
            foreach (var part in earlier.Concat(live.Record.Meetings.Of(meeting.Id).Where(r => r.Item == place)).SelectMany(Resolved))
                yield return part;
        }

        foreach (var part in live.Record.Meetings.Of(meeting.Id).Where(r => !(r.Item < meeting.Agenda.Length)).SelectMany(Resolved))
            yield return part;
    }

    private IEnumerable<Paragraph> Resolved(Resolution resolution)
    {
        yield return Line($"{show.Name(resolution)} {resolution.Text}", indent: true, keep: true);
        yield return Line(string.Join(" · ", show.Facts(resolution, live)), indent: true);
        if (resolution.Answers is [.., var answer])
            yield return Line(show.Text("Meeting.MinutesAnswer", answer.Text, answer.By, show.Moment(answer.AtUtc)), indent: true);
    }

    private Table Figures()
    {
        var table = new Table(new TableProperties(
            new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 },
                new BottomBorder { Val = BorderValues.Single, Size = 4 }, new RightBorder { Val = BorderValues.Single, Size = 4 },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 })));
        table.AppendChild(new TableGrid(new GridColumn { Width = "4800" }, new GridColumn { Width = "1400" }, new GridColumn { Width = "1400" }, new GridColumn { Width = "1400" }));
        var head = Row(show["Meeting.RowWhat"], show["Plans.Actual"], show["Plans.Planned"], show["Plans.Certified"]);
        head.TableRowProperties = new TableRowProperties(new CantSplit(), new TableHeader());
        table.AppendChild(head);
        table.AppendChild(Row(show.Name(at.Book.Agency), at.Agency.Figures));
        foreach (var category in at.Categories)
            table.AppendChild(Row($"{show.Text("Plans.CategoryNumber", category.Category.Number)} {show.Name(category.Category)}", category.Figures));

        return table;
    }

    private TableRow Row(string name, Figures figures) =>
        Row(name, Percent(figures.EverReported ? figures.Reported : null), Percent(figures.Planned), Percent(figures.Certified is > 0 ? figures.Certified : null));

    private static TableRow Row(params string[] cells)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        for (int i = 0; i < cells.Length; i++)
            row.AppendChild(new TableCell(Line(cells[i], right: i > 0)));

        return row;
    }

    private string Percent(decimal? percent) => percent is { } known ? show.Number(known) + "%" : "–";

    private static Paragraph Line(string text, bool bold = false, string size = Normal, bool center = false, bool right = false, bool indent = false, bool keep = false)
    {
        var paragraph = new ParagraphProperties();
        if (keep)
            paragraph.AppendChild(new KeepNext());

        paragraph.AppendChild(new SpacingBetweenLines { After = "0" });
        if (indent)
            paragraph.AppendChild(new Indentation { Left = "720" });

        if (center || right)
            paragraph.AppendChild(new Justification { Val = center ? JustificationValues.Center : JustificationValues.Right });

        var run = new RunProperties(new RunFonts { Ascii = Face, HighAnsi = Face, ComplexScript = Face });
        if (bold)
        {
            run.AppendChild(new Bold());
            run.AppendChild(new BoldComplexScript());
        }

        run.AppendChild(new FontSize { Val = size });
        run.AppendChild(new FontSizeComplexScript { Val = size });
        run.AppendChild(new Languages { Val = "en-US", Bidi = "th-TH" });
        var written = new Run(run);
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                written.AppendChild(new Break());

            written.AppendChild(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }

        return new Paragraph(paragraph, written);
    }
}
