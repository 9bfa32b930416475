using Bunit;
using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Layout;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Layout;

public class MainLayoutTests : PeopleScreen
{
    [Fact]
    public void Wall_work_and_plans_are_one_click_away_and_the_content_one_key()
    {
        var layout = Open();

        var links = layout.FindAll("nav a").Select(a => a.GetAttribute("href"));
        Assert.Equal(["/wall", "/work", "/plans", "/rounds"], links);
        Assert.Equal("/#main", layout.Find("a.skip").GetAttribute("href"));
        Assert.Equal("main", layout.Find("main").Id);
    }

    [Theory]
    [InlineData(Role.Viewer, null, "/wall /plans /rounds /meetings")]
    [InlineData(Role.Committee, null, "/wall /plans /rounds /meetings")]
    [InlineData(Role.FocalPoint, "it", "/wall /work /plans /rounds")]
    [InlineData(Role.WorkingTeam, "team1", "/wall /work /plans /rounds /review")]
    [InlineData(Role.Secretariat, null, "/wall /work /plans /rounds /meetings /review")]
    public void Each_sees_in_the_menu_what_there_is_for_them(Role role, string? unit, string links)
    {
        Boards.Start(new Desk(TestPlans.Small, Now.UtcDateTime).Board);
        SignedIn = new Person("x", "x", role, unit);

        Assert.Equal(links.Split(' '), Open().FindAll("nav a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData(Language.Thai, "en", "EN")]
    [InlineData(Language.English, "th", "ไทย")]
    public void The_other_language_is_offered_in_itself_by_a_plain_form(Language language, string value, string text)
    {
        Settings = new ViewSettings(language);
        var form = Open().Find("form[action='/settings']");

        var button = form.QuerySelector("button")!;
        Assert.Equal("post", form.GetAttribute("method"));
        Assert.Equal((value, value, text), (button.GetAttribute("value"), button.GetAttribute("lang"), button.TextContent));
        Assert.NotNull(form.QuerySelector("input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task Nobody_is_offered_to_sign_in_and_somebody_to_sign_out()
    {
        Assert.Equal("/account/sign-in?returnUrl=%2F", Open().Find("a.account").GetAttribute("href"));

        await using var other = new MainLayoutTests { SignedIn = FocalPoint };
        var layout = other.Open();
        Assert.NotNull(layout.Find("form[action='/account/sign-out'] button"));
        Assert.Contains(FocalPoint.Name, layout.Find("header").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false, null)]
    [InlineData(true, false, "แผนจริง บุคคลสมมติ")]
    [InlineData(true, true, "แผนจริง บุคคลและรายงานสมมติ")]
    public void A_demonstration_says_that_it_is_one(bool demo, bool simulation, string? words)
    {
        Surroundings = new Surroundings(demo, simulation);

        string banner = string.Concat(Open().FindAll("aside").Select(a => a.TextContent));

        if (words is null)
            Assert.Empty(banner);
        else
            Assert.Contains(words, banner, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_fails_leaves_the_menu_and_says_so()
    {
        var layout = Render<MainLayout>(p => p.Add(l => l.Body, _ => throw new InvalidOperationException("broken")));

        Assert.Contains("หน้านี้ขัดข้อง", layout.Find("main [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(layout.FindAll("nav a"));
    }

    private IRenderedComponent<MainLayout> Open() =>
        Render<MainLayout>(p => p.Add(l => l.Body, (RenderFragment)(b => b.AddMarkupContent(0, "<h1>x</h1>"))));
}
