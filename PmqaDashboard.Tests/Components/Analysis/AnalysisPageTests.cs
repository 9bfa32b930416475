using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Analysis;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Past;
using PmqaDashboard.Tests.Domain;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Components.Analysis;

public class AnalysisPageTests : PeopleScreen
{
    private readonly Desk _desk = new(RealPlans.Book, TestChanges.Now);

    [Theory]
    [InlineData(Language.Thai)]
    [InlineData(Language.English)]
    public void Each_analysis_has_an_address_its_method_its_figures_and_a_file_with_the_same_rows(Language language)
    {
        Settings = new ViewSettings(language);
        Boards.Start(_desk.Board);
        foreach (string id in new[] { "slips", "bureaus", "roadmap", "budget", "years", "curve" })
        {
            var page = Open(id);

            Assert.Equal($"/analysis/{id}", page.Find(".tabs a[aria-current=true]").GetAttribute("href"));
            Assert.NotEmpty(page.Find(".about").TextContent);
            int rows = page.FindAll("tbody tr").Count;
            Assert.True(rows > 0);
            string address = page.Find("a[download]").GetAttribute("href")!;
            string file = Encoding.UTF8.GetString(Convert.FromBase64String(address[(address.IndexOf(',', StringComparison.Ordinal) + 1)..]));
            Assert.Equal(rows + 1, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
            Assert.StartsWith("\uFEFF", file, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_unknown_analysis_is_the_first_one_and_without_plans_it_says_so()
    {
        Assert.Contains(Shown["Plans.NoPlans"], Open("bureaus").Markup, StringComparison.Ordinal);

        Boards.Start(_desk.Board);
        Assert.Equal("/analysis/slips", Open("nothing").Find(".tabs a[aria-current=true]").GetAttribute("href"));
    }

    [Fact]
    public async Task A_report_moves_the_figures_at_once()
    {
        Boards.Start(_desk.Board);
        var page = Open("slips");
        string first = page.Find("tbody tr th a").GetAttribute("href")!;
        string step = first[(first.IndexOf('=', StringComparison.Ordinal) + 1)..];
        foreach (var share in _desk.Board.Step(step).Shares)
            _desk.Report(step, share.Unit, 100);

        await Boards.PublishAsync(_desk.Board);

        Assert.DoesNotContain(first, page.FindAll("tbody th a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public void Years_stand_side_by_side_as_the_address_asks_and_what_was_not_entered_is_a_dash()
    {
        _desk.Made(Desk.Secretariat, new SetPastYear(new PastYear { FiscalYear = 2551, Reported = 0, Kpis = [new("4-k1", 3, 4.2m)], Source = "รายงาน 2551" }, 0));
        Boards.Start(_desk.Board);
        Services.GetRequiredService<NavigationManager>().NavigateTo("/analysis/years?years=4");

        var page = Open("years");

        Assert.Equal(["๒๕๕๐", "๒๕๕๑", "๒๕๕๒", "๒๕๕๓"], page.FindAll("thead th").Skip(1).Select(h => h.TextContent));
        Assert.Equal(["–", "๐.๐%", "–"], page.FindAll("tbody tr:nth-child(2) td").Take(3).Select(c => c.TextContent.Trim()));
        Assert.Contains("รายงาน ๒๕๕๑ (บันทึกโดย Secretariat", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Equal("/analysis/years?years=4", page.Find(".choice [aria-current]").GetAttribute("href"));
        Assert.Single(page.FindAll("td .bar .fill"), f => f.GetAttribute("width") == "84%");
        Assert.Empty(page.FindAll("[href='/past-years']"));
        Services.GetRequiredService<NavigationManager>().NavigateTo("/analysis/years?years=99");
        Assert.Equal(4, Open("years").FindAll("thead th").Count);
    }

    [Fact]
    public void The_secretariat_alone_is_led_to_where_past_years_are_entered()
    {
        SignedIn = Desk.Secretariat;
        Boards.Start(_desk.Board);

        Assert.Single(Open("years").FindAll("[href='/past-years']"));
        Assert.Empty(Open("slips").FindAll("[href='/past-years']"));
    }

    private IRenderedComponent<AnalysisPage> Open(string tab) => Render<AnalysisPage>(p => p.Add(a => a.Tab, tab));
}
