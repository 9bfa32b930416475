using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Budgets;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Budgets;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Tests.Domain;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Components.Budgets;

public class BudgetPageTests : PeopleScreen
{
    private readonly Desk _desk = new(RealPlans.Book, TestChanges.Now);

    public BudgetPageTests()
    {
        Boards.Start(_desk.Board);
        Services.AddSingleton<IRecordKeeping>(new DeskKeeping(_desk, Boards, Secretary, FocalPoint, Academic));
    }

    private static readonly Person Academic = new("a-academic", "นักวิชาการ", Role.FocalPoint, "academic");

    [Fact]
    public void The_document_s_amounts_and_gaps_stand_on_the_page()
    {
        var page = Open();

        Assert.Contains("๒,๕๑๗,๕๐๐ บาท", page.Find(".sums").TextContent, StringComparison.Ordinal);
        Assert.Equal(["ForSomeCriteria", "SeveralYears"], page.FindAll("tr[data-place='1'] [data-note]").Select(n => n.GetAttribute("data-note")!));
        Assert.Contains("“LD๑ จำนวน ๗๓๐,๕๐๐ บาท”", page.Find("tr[data-place='1'] [data-note]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["OnlyBelow"], page.FindAll("tr[data-place='4'] [data-note]").Select(n => n.GetAttribute("data-note")!));
    }

    [Fact]
    public void What_holds_an_amount_is_unfolded_and_the_rest_folds_out_at_a_click()
    {
        var page = Open();

        Assert.Single(page.FindAll("tr[data-place='4-0-2.3']"));
        Assert.Empty(page.FindAll("tr[data-place='1-1']"));

        page.Find("tr[data-place='1'] .twist").Click();

        Assert.Single(page.FindAll("tr[data-place='1-1']"));
        Assert.Empty(page.FindAll("tr[data-place='1-1-1']"));
    }

    [Fact]
    public void A_place_in_the_address_stands_open_and_in_sight_and_an_unknown_one_opens_nothing()
    {
        Assert.Single(Open("?place=1-1-2").FindAll("tr.selected[data-place='1-1-2']"));
        Assert.Empty(Open("?place=9-9").FindAll("aside"));
    }

    [Fact]
    public void Who_may_not_enter_amounts_is_offered_no_form()
    {
        SignedIn = FocalPoint;

        Assert.Empty(Open("?place=4").FindAll("form"));
    }

    [Fact]
    public void The_secretariat_s_entry_moves_the_page_and_more_than_planned_asks_for_a_remark()
    {
        SignedIn = Secretary;
        var page = Open("?place=4-0-2.3");

        page.Find("[data-act=disburse] input").Change("๔๐,๐๐๐.๕๐");
        page.Find("[data-act=disburse]").Submit();

        Assert.Contains(Shown["Record.RefusedRemarkNeeded"], page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        page.Find("[data-act=disburse] textarea").Change("ค่าพิมพ์สูงขึ้น");
        page.Find("[data-act=disburse]").Submit();

        page.WaitForAssertion(() => Assert.Contains("๔๐,๐๐๐.๕๐ บาท", page.Find(".sums").TextContent, StringComparison.Ordinal));
        Assert.Contains(Shown["Budget.Saved"], page.Find("[role=status].said").TextContent, StringComparison.Ordinal);
        Assert.Contains("เกินแผน", page.Find("tr[data-place='4'] .share").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll("tr[data-place='4-0-2.3'] [data-note=OverPlanned]"));
    }

    [Fact]
    public void The_secretariat_sets_what_is_planned_and_words_are_no_amount()
    {
        SignedIn = Secretary;
        var page = Open("?place=2");

        page.Find("[data-act=plan] input").Change("มาก");
        page.Find("[data-act=plan]").Submit();
        Assert.Contains(Shown["Record.RefusedValueInvalid"], page.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        page.Find("[data-act=plan] input").Change("1,000");
        page.Find("[data-act=plan]").Submit();

        page.WaitForAssertion(() => Assert.Contains("๒,๕๑๘,๕๐๐ บาท", page.Find(".sums").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("๑,๒๓๔.๕๐", "1234.50")]
    [InlineData(" 12 ", "12")]
    [InlineData("-1", null)]
    [InlineData("1e3", null)]
    [InlineData("", null)]
    public void Amounts_are_read_as_people_type_them(string typed, string? amount) =>
        Assert.Equal(amount is null ? null : decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Amounts.Read(typed));

    [Fact]
    public void Every_note_has_its_words_in_both_languages()
    {
        var place = BudgetPlace.Of(RealPlans.Book.Plans[0]);

        Assert.All(Enum.GetValues<BudgetNote>(), n => Assert.NotEmpty(Shown.Text(n, place) + new Show(new ViewSettings(Language.English)).Text(n, place)));
    }

    private IRenderedComponent<BudgetPage> Open(string query = "")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/budget" + query);
        return Render<BudgetPage>();
    }
}
