using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Criteria;
using PmqaDashboard.Components.Plans;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Tests.Domain;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Components.Criteria;

public class CriteriaPageTests : PeopleScreen
{
    private static readonly Person Team = new("a-team1", "คณะทำงาน", Role.WorkingTeam, "team1");

    private readonly Desk _desk = new(RealPlans.Book, TestChanges.Now);

    public CriteriaPageTests()
    {
        Boards.Start(_desk.Board);
        Services.AddSingleton<IRecordKeeping>(new DeskKeeping(_desk, Boards, Secretary, FocalPoint, Team));
    }

    [Fact]
    public void Every_criterion_has_a_cell_for_each_round_with_a_shape_and_a_word()
    {
        var page = Open();

        Assert.Equal(52 * 3, page.FindAll(".cell .mark").Count);
        Assert.All(page.FindAll(".cell .mark"), m => Assert.NotEmpty(m.QuerySelector("span")!.TextContent));
        Assert.Equal(["open", "open", "open"], page.FindAll("tr[data-code=LD1] .mark").Select(m => m.GetAttribute("data-look")!));
        Assert.Equal(["confirm", "confirm", "confirm"], page.FindAll("tr[data-code=LD5] .mark").Select(m => m.GetAttribute("data-look")!));
        Assert.Equal(4, page.FindAll(".legend svg").Select(s => s.GetAttribute("data-shape")).Distinct().Count());
    }

    [Fact]
    public void What_the_document_does_not_attest_is_marked_and_an_unknown_name_says_so()
    {
        var page = Open();

        Assert.Contains("บรรทัด ๑๗๕", page.Find("tr[data-code=LD1] [data-verified=true]").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("tr[data-code=LD5] [data-verified=false]"));
        Assert.Contains(Shown["Criteria.NoName"], page.Find("tr[data-code=CS3]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_counterpart_is_listed()
    {
        var page = Open();

        Assert.Equal(20, page.FindAll("[data-gap=criteria] li").Count);
        Assert.Contains("II ๗", page.Find("[data-gap=activities]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-gap=codes]"));
    }

    [Fact]
    public void A_cell_leads_from_the_code_to_plan_and_steps()
    {
        var page = Open("?code=LD2&round=6");

        Assert.Equal("/criteria?code=LD2&round=6", page.Find("tr[data-code=LD2] [data-round='6']").GetAttribute("href"));
        Assert.Equal(["1-2-1", "1-2-2", "1-2-3"], page.FindAll("aside [data-step]").Select(s => s.GetAttribute("data-step")!));
        Assert.Equal("/plans/1?step=1-2-1", page.Find("aside [data-step] a").GetAttribute("href"));
        Assert.Contains("รอบ ๖ เดือน", page.Find("aside [aria-current]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("form"));
        Assert.Empty(Open("?code=LD99").FindAll("aside"));
    }

    [Fact]
    public void The_working_team_assesses_its_category_and_the_map_follows()
    {
        SignedIn = Team;
        var page = Open("?code=LD1&round=9");

        page.Find("input[value=Passed]").Change("Passed");
        page.Find("form").Submit();
        Assert.Contains(Shown["Record.RefusedEvidenceNeeded"], page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        page.Find("input[value=NotPassed]").Change("NotPassed");
        page.Find("textarea").Change("ยังไม่ครบ");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("failed", page.Find("tr[data-code=LD1] [data-round='9']").GetAttribute("data-look")));
        Assert.Contains("ยังไม่ครบ", page.Find("blockquote").TextContent, StringComparison.Ordinal);
        Assert.Contains(Shown["Criteria.Saved"], page.Find("[role=status].said").TextContent, StringComparison.Ordinal);
        Assert.Equal("open", page.Find("tr[data-code=LD1] [data-round='12']").GetAttribute("data-look"));
    }

    [Fact]
    public void Another_category_s_team_and_a_focal_point_are_offered_no_form()
    {
        SignedIn = Team;
        Assert.Empty(Open("?code=SP1").FindAll("form"));
    }

    [Fact]
    public void Reported_and_certified_stand_beside_each_other_and_never_reported_is_no_figure()
    {
        _desk.Report("1-1-1", RealPlans.Book.Step("1-1-1").Shares[0].Unit, 50);
        Boards.Start(_desk.Board);

        var page = Render<TruthsPage>();

        Assert.Contains(Shown["Plans.NothingReported"], page.Find("tr[data-row=category-2]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Shown["Plans.NothingReported"], page.Find("tr[data-row=category-1]").TextContent, StringComparison.Ordinal);
        Assert.Equal(page.FindAll("tr[data-row^=unit]")[0].GetAttribute("data-row"), "unit-" + RealPlans.Book.Step("1-1-1").Shares[0].Unit);
    }

    private IRenderedComponent<CriteriaPage> Open(string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/criteria" + query);
        return Render<CriteriaPage>();
    }
}
