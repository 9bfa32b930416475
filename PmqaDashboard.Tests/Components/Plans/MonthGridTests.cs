using Bunit;
using PmqaDashboard.Components.Plans;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Plans;

public class MonthGridTests : PlanScreen
{
    [Fact]
    public void Rows_are_headed_by_steps_and_columns_by_months()
    {
        var page = Open();

        Assert.Equal(6, page.FindAll("tbody th[scope=row]").Count);
        Assert.StartsWith("๑.๑ ขั้นตอน ๑.๑", Words(Row(page, "1-0-1.1").QuerySelector("th a")!), StringComparison.Ordinal);
        var months = page.FindAll("thead .names th").Select(Words).ToList();
        Assert.Equal("ต.ค. ๒๕๕๒", months[0]);
        Assert.Equal("ก.ย. ๒๕๕๓", months[11]);
    }

    [Fact]
    public void A_plan_that_reaches_into_the_next_year_shows_its_quarters()
    {
        var page = Open();

        Assert.Equal(["ปีงบประมาณ ๒๕๕๓", "ปี ๒๕๕๔ (รายไตรมาส)"], page.FindAll("thead .year").Select(Words));
        Assert.Equal(16, page.FindAll("thead .names th").Count);
        Assert.Equal(12, Open(number: 2).FindAll("thead .names th").Count);
    }

    [Fact]
    public void Each_window_is_drawn_and_filled_by_what_was_reported()
    {
        var page = Open();

        // 1.1: two windows of 31 days, of which 40 % are done: four fifths of the first.
        var plan = Row(page, "1-0-1.1").QuerySelectorAll("rect.plan");
        var actual = Assert.Single(Row(page, "1-0-1.1").QuerySelectorAll("rect.actual"));
        Assert.Equal(["43.75%", "62.5%"], plan.Select(r => r.GetAttribute("x")));
        Assert.Equal(["6.25%", "6.25%"], plan.Select(r => r.GetAttribute("width")));
        Assert.Equal(("43.75%", "5%"), (actual.GetAttribute("x"), actual.GetAttribute("width")));
    }

    [Fact]
    public void Planned_months_are_said_where_they_stand()
    {
        var cells = Row(Open(), "1-0-1.1").QuerySelectorAll("td.month");

        Assert.Equal([7, 10], cells.Select((c, i) => (c, i)).Where(x => x.c.TextContent.Contains("แผน", StringComparison.Ordinal)).Select(x => x.i));
    }

    [Fact]
    public void Today_is_a_line_and_its_month_is_marked()
    {
        var page = Open();

        Assert.All(page.FindAll("line.today"), line => Assert.Equal("53.75%", line.GetAttribute("x1")));
        Assert.Equal(6, page.FindAll("line.today").Count);
        Assert.StartsWith("มิ.ย.", Words(page.Find("thead th[aria-current=date]")), StringComparison.Ordinal);
    }

    [Fact]
    public void Status_is_a_shape_and_a_word_and_figures_stand_beside_it()
    {
        var row = Row(Open(), "1-0-1.2");

        Assert.Equal("เสร็จ", Words(row.QuerySelector("td.status")!));
        Assert.NotNull(row.QuerySelector("td.status svg[data-shape=check]"));
        Assert.Equal(["๑๐๐", "๑๐๐"], row.QuerySelectorAll("td.percent").Select(Words));
    }

    [Fact]
    public void A_deferred_step_and_one_without_months_say_so()
    {
        var page = Open();

        Assert.Equal("เลื่อนไปปี ๒๕๕๔", Words(Row(page, "1-0-1.3").QuerySelector(".remark")!));
        Assert.Equal("เอกสารไม่ระบุเดือน · ทุกเดือน", Words(Row(page, "1-0-1.4").QuerySelector(".remark")!));
        Assert.Null(Row(page, "1-0-1.1").QuerySelector(".remark"));
    }

    [Fact]
    public void A_step_never_reported_shows_no_zero()
    {
        Assert.Equal("– ยังไม่รายงาน", Words(Row(Open(), "1-0-1.4").QuerySelector("td.percent")!));
    }

    [Fact]
    public void A_parent_sums_up_the_windows_and_figures_of_its_steps()
    {
        var row = Row(Open(), "1-0-1");

        Assert.Contains("parent", row.ClassName, StringComparison.Ordinal);
        Assert.Equal(["31.25%", "43.75%", "62.5%"], row.QuerySelectorAll("rect.plan").Select(r => r.GetAttribute("x")));
        // (40 + 100 + 0) ÷ 3: the deferred step is left out, the one without months counts.
        Assert.Equal("๔๖.๗", Words(row.QuerySelector("td.percent")!));
    }

    [Fact]
    public async Task Only_the_rows_whose_figures_moved_render_again()
    {
        var page = Open();
        var rows = page.FindComponents<MonthRow>().ToDictionary(r => r.Instance.Row.Id, r => r.RenderCount);

        await page.InvokeAsync(() => Boards.PublishAsync(Now([.. Changes, TestChanges.Report(3, "1-0-1.1", "policy", 40)])));

        var moved = page.FindComponents<MonthRow>().Where(r => r.RenderCount > rows[r.Instance.Row.Id]).Select(r => r.Instance.Row.Id);
        Assert.Equal(["1-0-1", "1-0-1.1"], moved);
        Assert.Equal("๖๐", Words(Row(page, "1-0-1.1").QuerySelector("td.percent")!));
    }

    [Fact]
    public void English_keeps_the_documents_words_and_marks_them_as_thai()
    {
        Settings = new(PmqaDashboard.Components.Display.Language.English, PmqaDashboard.Components.Display.Digits.Arabic);
        var page = Open();

        Assert.Equal("ขั้นตอน 1.1", Row(page, "1-0-1.1").QuerySelector("[lang=th]")!.TextContent);
        Assert.Equal("Deferred to 2011", Words(Row(page, "1-0-1.3").QuerySelector(".remark")!));
        Assert.Equal("Fiscal year 2010", Words(page.Find("thead .year")));
    }
}
