using Bunit;
using PmqaDashboard.Components.Bureau;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Bureau;

public class WorkItemTests : PeopleScreen
{
    [Fact]
    public void What_was_never_reported_shows_no_figure_and_carries_none()
    {
        var item = Open("2010-05 2010-08").Find("[data-item]");

        Assert.False(item.HasAttribute("data-percent"));
        Assert.False(item.HasAttribute("data-based-on"));
        Assert.Contains("ยังไม่เคยรายงาน", item.TextContent, StringComparison.Ordinal);
        Assert.Contains("ควรได้ ๕๐%", item.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ล่าสุด", item.TextContent, StringComparison.Ordinal);
        Assert.Equal("false", item.QuerySelector(".tick")!.GetAttribute("aria-pressed"));
    }

    [Fact]
    public void What_is_sent_is_named_on_the_item()
    {
        var item = Open("2010-05 2010-08", 33.33m).Find("[data-item]");

        Assert.Equal("1-0-1|it", item.GetAttribute("data-item"));
        Assert.Equal(("1-0-1", "it", "7", "33.33"), (
            item.GetAttribute("data-step"), item.GetAttribute("data-unit"), item.GetAttribute("data-based-on"), item.GetAttribute("data-percent")));
        Assert.Equal(["0", "25", "50", "75", "100"], item.QuerySelectorAll("[data-set]").Select(b => b.GetAttribute("data-set")));
        Assert.Equal(["percent", "result", "obstacles", "recommendation"], item.QuerySelectorAll("input, textarea").Select(f => f.GetAttribute("name")));
        Assert.Contains("ล่าสุด ๓๓.๓๓% (๑๘ มิ.ย.)", item.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_where_the_step_stands_in_the_language_and_digits_of_the_person()
    {
        Assert.Equal("หมวด ๑ · C1 · แผน ๑ · ขั้นตอน ๑ · พ.ค. และ ส.ค.", Open("2010-05 2010-08").Find(".where").TextContent);

        await using var other = new WorkItemTests { Settings = new ViewSettings(Language.English, Digits.Arabic) };
        Assert.Equal("Category 1 · C1 · Plan 1 · Step 1 · May and Aug", other.Open("2010-05 2010-08").Find(".where").TextContent);
    }

    [Fact]
    public void A_tick_and_every_field_have_a_name()
    {
        var item = Open("2010-05");

        Assert.Equal("ทำเสร็จแล้ว ๑๐๐%: ขั้นตอน 1", item.Find(".tick").GetAttribute("aria-label"));
        Assert.All(item.FindAll("input, textarea"), field => Assert.NotNull(field.Closest("label")));
        Assert.Equal(item.Find("[data-panel]").Id, item.Find("[data-open]").GetAttribute("aria-controls"));
    }

    [Fact]
    public void A_shared_step_names_who_is_waited_for()
    {
        var page = Open("2010-01..2010-06", null, "it policy academic");

        Assert.Contains("ร่วมกับอีก ๒ หน่วยงาน · รอ policy, academic", page.Find(".others").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_is_drawn_once_so_that_nothing_typed_is_touched()
    {
        var item = Open("2010-05 2010-08");
        var form = item.FindComponent<ReportForm>();

        item.Render(p => p.Add(i => i.Task, Share("2010-05 2010-08", 75, "it")));

        Assert.Equal("75", item.Find("[data-item]").GetAttribute("data-percent"));
        Assert.Equal(1, form.RenderCount);
        Assert.All(item.FindAll("input, textarea"), field => Assert.False(field.HasAttribute("value")));
    }

    private IRenderedComponent<WorkItem> Open(string months, decimal? percent = null, string units = "it") =>
        Render<WorkItem>(p => p
            .Add(i => i.Task, Share(months, percent, units))
            .Add(i => i.Book, Book(months, units))
            .Add(i => i.Evidence, PmqaDashboard.Domain.Evidences.EvidenceBook.Empty)
            .Add(i => i.Person, FocalPoint));

    private static PmqaDashboard.Domain.Plans.PlanBook Book(string months, string units) =>
        TestPlans.Book(TestPlans.Plan(1, 1, TestPlans.Step("1", months, units)));

    private static UnitTask Share(string months, decimal? percent, string units)
    {
        Change[] changes = percent is null ? [] : [new(1, Now.UtcDateTime, ChangeKind.Reported, "1-0-1", "it", "a", "A", 7, null, percent)];
        return UnitWork.Of(BoardBuilder.Start(Book(months, units), changes, Now.UtcDateTime), "it").Single();
    }
}
