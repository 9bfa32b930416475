using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Criteria;
using PmqaDashboard.Components.Evidences;
using PmqaDashboard.Domain.Criteria;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Tests.Domain;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Components.Evidences;

/// <summary>From a piece of evidence to the criteria that it proves, and from a criterion's cell to plan, step and file.</summary>
public sealed class EvidenceMarksTests : PeopleScreen
{
    private const string Step = "1-1-1";
    private static readonly Person Team = new("a-team1", "คณะทำงาน", Role.WorkingTeam, "team1");

    private readonly Desk _desk = new(RealPlans.Book, TestChanges.Now);

    public EvidenceMarksTests()
    {
        string? unit = RealPlans.Book.Step(Step).Shares[0].Unit;
        _desk.Made(Desk.Secretariat, new AddEvidence("e1", new EvidencePlace.Share(Step, unit), "ประกาศ.pdf") { MediaType = "application/pdf", Size = 10, Sha256 = new string('a', 64) });
        Boards.Start(_desk.Board);
        Services.AddSingleton<IRecordKeeping>(new DeskKeeping(_desk, Boards, Secretary, FocalPoint, Team));
    }

    private EvidenceItem Item => _desk.Board.Record.Evidence.Find("e1")!;

    [Fact]
    public void Who_may_says_what_it_proves_with_the_steps_own_criteria_first()
    {
        SignedIn = Team;
        var marks = Open();
        Assert.Equal(["/criteria?code=LD1"], marks.FindAll(".codes a").Select(a => a.GetAttribute("href")));

        marks.Find("[data-mark]").Click();
        Assert.Equal(["LD1"], marks.FindAll("form > fieldset input").Select(i => i.GetAttribute("value")));
        Assert.True(marks.Find("input[value=LD1]").HasAttribute("checked"));
        Assert.Equal(52, marks.FindAll("input").Count);
        marks.Find("input[value=CS3]").Change(true);
        marks.Find("form").Submit();

        Assert.Equal(["LD1", "CS3"], Item.Criteria);
        marks.Render(p => p.Add(m => m.Item, Item));
        Assert.Equal(["LD๑", "CS๓"], marks.FindAll(".codes a").Select(a => a.TextContent));
        Assert.Empty(marks.FindAll("form"));
    }

    [Theory]
    [InlineData(Role.FocalPoint, "it")]
    [InlineData(Role.Committee, null)]
    [InlineData(Role.WorkingTeam, "team3")]
    public void Others_see_the_criteria_and_are_offered_nothing(Role role, string? unit)
    {
        SignedIn = new Person("x", "x", role, unit);

        var marks = Open();

        Assert.Single(marks.FindAll(".codes a"));
        Assert.Empty(marks.FindAll("button"));
    }

    [Fact]
    public void A_code_leads_to_plan_step_and_file_also_of_another_plan_and_a_fallen_pass_says_why()
    {
        _desk.Made(Desk.Secretariat, new MarkEvidence("e1", ["CS3"]));
        _desk.Made(Desk.Secretariat, new SetCriterion("CS3", 9, CriterionState.Passed, ["e1"], null));
        Boards.Start(_desk.Board);
        SignedIn = Secretary;
        Services.GetRequiredService<NavigationManager>().NavigateTo("/criteria?code=CS3&round=9");

        var page = Render<CriteriaPage>();

        Assert.Equal("passed", page.Find(".state").GetAttribute("data-look"));
        var elsewhere = page.Find("aside [data-evidence=e1]");
        Assert.Equal(["/plans/1?step=1-1-1", "/evidence/e1"], elsewhere.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!));

        _desk.Made(SetSeals.System, new SetSeals(["e1"], []));
        page.InvokeAsync(() => Boards.PublishAsync(_desk.Board));

        page.WaitForAssertion(() => Assert.Equal("open", page.Find(".state").GetAttribute("data-look")));
        Assert.Contains(Shown["Criteria.Fallen"], page.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Contains(Shown["Evidence.Broken"], page.Find("aside .proof .broken").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("aside input[name=evidence]"));
        Assert.Equal("open", page.Find("tr[data-code=CS3] .mark[data-round='9']").GetAttribute("data-look"));
    }

    private IRenderedComponent<EvidenceMarks> Open() => Render<EvidenceMarks>(p => p.Add(m => m.Item, Item));
}
