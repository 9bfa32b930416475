using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Past;
using PmqaDashboard.Domain.Past;
using PmqaDashboard.Tests.Components.Review;
using PmqaDashboard.Tests.Domain;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Components.Past;

public sealed class PastYearsPageTests : RecordScreen
{
    private const string Head = "year,what,value,score\n";

    public PastYearsPageTests()
        : base(RealPlans.Book) => SignedIn = Desk.Secretariat;

    private PastBook Book => Journal.Board.Record.Past;

    private IRenderedComponent<PastYearsPage> Open(string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/past-years" + query);
        return Render<PastYearsPage>();
    }

    private static async Task<IRenderedComponent<PastYearsPage>> PasteAsync(IRenderedComponent<PastYearsPage> page, string text)
    {
        page.Find("[data-act=import] textarea").Change(text);
        await page.Find("[data-act=check]").ClickAsync(new());
        return page;
    }

    [Fact]
    public async Task A_year_is_typed_in_either_digits_mended_and_taken_away()
    {
        var page = Open("?year=2552");
        page.Find("[data-field='Agency']").Change("๘๑.๕");
        page.Find("[data-field='score 4-k1']").Change("6");
        await page.Find("[data-act=set]").SubmitAsync();
        Assert.Equal(Shown["Record.RefusedValueInvalid"], page.Find("[role=alert]").TextContent.Trim());
        Assert.Equal("true", page.Find("[data-field='score 4-k1']").GetAttribute("aria-invalid"));
        Assert.Empty(Keeping.Asked);

        page.Find("[data-field='score 4-k1']").Change("4.5");
        page.Find("[data-field='source']").Change("รายงานประจำปี");
        await page.Find("[data-act=set]").SubmitAsync();
        await PublishAsync();
        Assert.Equal((81.5m, 4.5m, "รายงานประจำปี"), (Book.Find(2552)!.Year.Reported, Book.Find(2552)!.Year.OfKpi("4-k1")!.Score, Book.Find(2552)!.Year.Source));
        Assert.Contains("๘๑.๕%", page.Find("[data-year='2552']").TextContent, StringComparison.Ordinal);

        // What this form itself saved does not overtake it.
        page.Find("[data-field='Agency']").Change("80");
        await page.Find("[data-act=set]").SubmitAsync();
        Assert.Equal(80, Book.Find(2552)!.Year.Reported);

        await page.Find("[data-act=ask]").ClickAsync(new());
        await page.Find("[data-act=remove]").ClickAsync(new());
        Assert.Empty(Book.Years);
    }

    [Fact]
    public async Task A_pasted_table_is_shown_before_it_is_saved_and_saved_as_a_whole()
    {
        Meanwhile(Desk.Secretariat, new SetPastYear(new PastYear { FiscalYear = 2552, Reported = 80, Certified = 70 }, 0));
        await PublishAsync();
        var page = await PasteAsync(Open(), Head + "2552,agency,81.5,\n2551,kpi 4-k1,๓,4.25\n");

        Assert.Empty(Keeping.Asked);
        Assert.Equal(2, page.FindAll(".preview h3").Count);
        Assert.Equal(["๘๐ → ๘๑.๕", "๗๐ → –"], page.FindAll(".preview [data-year='2552'] .move").Select(m => m.TextContent));
        Assert.Equal(["– → ๓", "– → ๔.๒๕"], page.FindAll(".preview [data-year='2551'] .move").Select(m => m.TextContent));

        await page.Find("[data-act=save]").ClickAsync(new());
        Assert.Contains(Shown["Past.Imported"], page.Markup, StringComparison.Ordinal);
        Assert.Equal([2551, 2552], Book.Years.Select(y => y.Year.FiscalYear));
        Assert.Null(Book.Find(2552)!.Year.Certified);
    }

    [Fact]
    public async Task What_is_wrong_is_listed_by_line_and_nothing_is_offered_to_be_saved()
    {
        var page = await PasteAsync(Open(), Head + "2552,agency,81.5,\n2552,kpi 77,1,\n2552,category 4,=A1,\n");

        Assert.Equal(
            ["บรรทัด ๓: ไม่มีตัวชี้วัดรหัส “77”", "บรรทัด ๔: “=A1” เป็นสูตร รับเฉพาะค่า"],
            page.FindAll("[role=alert] li").Select(l => l.TextContent));
        Assert.Empty(page.FindAll("[data-act=save]"));

        await PasteAsync(page, Head + "2552,agency,81.5,\n");
        Assert.Empty(page.FindAll("[role=alert]"));
        await page.Find("[data-act=drop]").ClickAsync(new());
        Assert.Empty(page.FindAll("[data-act=save]"));
        Assert.Empty(Keeping.Asked);
    }

    [Fact]
    public async Task A_file_is_read_a_large_one_and_one_that_is_no_text_are_not()
    {
        var page = Open();
        var input = page.FindComponent<InputFile>();

        input.UploadFiles(InputFileContent.CreateFromText(new string('x', PastCsv.MaxBytes + 1), "x.csv"));
        page.WaitForAssertion(() => Assert.Contains(Shown["Past.FaultTooLarge"], page.Markup, StringComparison.Ordinal));

        input.UploadFiles(InputFileContent.CreateFromBinary([0xFF, 0xFE, 0x41, 0x00], "x.csv"));
        page.WaitForAssertion(() => Assert.Contains(Shown["Past.FaultNotUtf8"], page.Markup, StringComparison.Ordinal));

        await PasteAsync(page, Head + new string('x', PastCsv.MaxPasted));
        Assert.Contains(Shown["Past.FaultTooLong"], page.Markup, StringComparison.Ordinal);

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(Head + "2552,agency,81.5,", "x.csv"));
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-act=save]")));
    }

    [Fact]
    public async Task A_year_that_somebody_else_mended_since_the_preview_is_not_overwritten()
    {
        var page = await PasteAsync(Open(), Head + "2552,agency,81.5,\n2551,agency,70,\n");
        Meanwhile(Desk.Secretariat, new SetPastYear(new PastYear { FiscalYear = 2552, Reported = 1 }, 0));

        await page.Find("[data-act=save]").ClickAsync(new());

        Assert.Equal(Shown["Record.RefusedOvertaken"], page.Find("[role=alert]").TextContent);
        Assert.Equal([2552], Book.Years.Select(y => y.Year.FiscalYear));
    }

    [Fact]
    public async Task The_download_is_a_form_to_be_filled_in_and_says_what_is_entered()
    {
        string blank = File(Open());
        Assert.Contains("2551,kpi 10.2,,\r\n", blank, StringComparison.Ordinal);
        await PasteAsync(Open(), blank);
        Assert.Empty(Keeping.Asked);

        Meanwhile(Desk.Secretariat, new SetPastYear(new PastYear { FiscalYear = 2552, Reported = 80, Source = "=x" }, 0));
        await PublishAsync();
        var page = Open();
        Assert.Contains("2552,agency,80,\r\n", File(page), StringComparison.Ordinal);
        Assert.Contains("2552,source,'=x,\r\n", File(page), StringComparison.Ordinal);
        await PasteAsync(page, File(page));
        Assert.Contains(Shown["Past.NoChange"], page.Markup, StringComparison.Ordinal);
    }

    private static string File(IRenderedComponent<PastYearsPage> page) =>
        Encoding.UTF8.GetString(Convert.FromBase64String(page.Find("a[download]").GetAttribute("href")!.Split(',')[1]));
}
