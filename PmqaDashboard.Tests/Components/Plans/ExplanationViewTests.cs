using Bunit;
using MudBlazor;
using PmqaDashboard.Components.Plans;
using PmqaDashboard.Domain.Progress;
using Xunit;

namespace PmqaDashboard.Tests.Components.Plans;

public class ExplanationViewTests : PlanScreen
{
    [Fact]
    public void A_roll_up_lists_parts_and_what_was_left_out()
    {
        var view = View(Explanations.OfPlan(Boards.Current!, 1, Measure.Reported));

        Assert.Equal("๓๕.๐% = Σ(น้ำหนัก × ร้อยละ) ÷ Σน้ำหนัก", Words(view.Find(".formula")));
        Assert.Contains("จาก ๔ ขั้นตอน · ยังไม่รายงาน ๒ (นับเป็น ๐) · ไม่นับ ๑", Words(view.Find(".explanation")), StringComparison.Ordinal);
        Assert.Contains("= ๑๔๐ ÷ ๔", Words(view.Find(".explanation")), StringComparison.Ordinal);
        Assert.Equal(4, view.FindAll("tbody tr").Count);
        Assert.StartsWith("๑.๓ ขั้นตอน ๑.๓ เลื่อนไปปีถัดไป", Words(view.Find("li")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_mean_of_shares_shows_each_of_them()
    {
        var view = View(Explanations.OfStep(Boards.Current!, "1-0-1.1", Measure.Reported));

        Assert.Equal("๔๐.๐% = (๘๐ + ๐) ÷ ๒", Words(view.Find(".formula")));
    }

    [Fact]
    public void A_planned_figure_counts_its_days()
    {
        var view = View(Explanations.OfStep(Boards.Current!, "1-0-1.1", Measure.Planned));

        Assert.Equal("๕๐.๐% = ๓๑ ÷ ๖๒ × ๑๐๐", Words(view.Find(".formula")));
        Assert.Equal(["๑ พ.ค. ๒๕๕๓ – ๓๑ พ.ค. ๒๕๕๓ ผ่านไป ๓๑ จาก ๓๑ วัน", "๑ ส.ค. ๒๕๕๓ – ๓๑ ส.ค. ๒๕๕๓ ผ่านไป ๐ จาก ๓๑ วัน"], view.FindAll("li").Select(Words));
    }

    [Fact]
    public void A_forecast_states_its_method_and_that_it_is_no_fact()
    {
        var text = Words(View(Explanations.OfForecast(Boards.Current!, 1)).Find(".explanation"));

        Assert.Contains("ร้อยละตามแผนเมื่อสิ้นปี × (ผลจริง ÷ แผนถึงวันนี้) ไม่เกิน ๑๐๐", text, StringComparison.Ordinal);
        Assert.Contains("ไม่ใช่ข้อเท็จจริง", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, FigureKind.Reported)]
    [InlineData(1, FigureKind.Planned)]
    [InlineData(2, FigureKind.Certified)]
    [InlineData(3, FigureKind.Forecast)]
    public async Task Every_headline_figure_opens_its_own_explanation(int button, FigureKind kind)
    {
        var dialogs = Render<MudDialogProvider>();
        var page = Open();

        await page.FindAll(".strip button")[button].ClickAsync();

        string figure = Words(page.FindAll(".strip button")[button]).Split(' ')[0];
        Assert.Contains(figure.EndsWith('%') ? figure : "๐.๐%", Words(dialogs.Find(".explanation")), StringComparison.Ordinal);
        Assert.Contains(Shown[kind.TextKey()], Words(dialogs.Find(".mud-dialog-title")), StringComparison.Ordinal);
    }

    private IRenderedComponent<ExplanationView> View(Explanation explanation) =>
        Render<ExplanationView>(p => p.Add(x => x.Explanation, explanation).Add(x => x.Book, Book));
}
