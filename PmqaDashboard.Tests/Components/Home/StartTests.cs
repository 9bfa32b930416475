using Bunit;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Home;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Home;

public class StartTests : PeopleScreen
{
    [Fact]
    public async Task The_agencys_figure_moves_when_somebody_reports_and_not_when_nothing_differs()
    {
        var board = SampleBoard.Make();
        Boards.Start(board);
        var start = Render<Start>();
        Assert.Contains("๕๘.๔%", start.Find(".percent").TextContent, StringComparison.Ordinal);
        Assert.Contains("๑๘ มิ.ย. ๒๕๕๓", start.Markup, StringComparison.Ordinal);
        var now = start.FindComponent<AgencyNow>();
        int renders = now.RenderCount;

        await Boards.PublishAsync(board with { Sequence = 8 });
        Assert.Equal(renders, now.RenderCount);

        await Boards.PublishAsync(SampleBoard.After(board, 3, 70m));
        Assert.Contains("๕๙.๒%", start.Find(".percent").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_never_reported_has_no_figure()
    {
        Boards.Start(BoardBuilder.Start(TestPlans.Small, [], Now.UtcDateTime));

        var start = Render<Start>();

        Assert.Empty(start.FindAll(".percent"));
        Assert.Equal("question", start.Find(".now .status-icon").GetAttribute("data-shape"));
    }

    [Fact]
    public void Without_plans_it_says_so()
    {
        Assert.Contains("ยังไม่มีแผนในระบบ", Render<Start>().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_subscription_ends_with_the_page()
    {
        Render<Start>();
        Assert.Single(Boards.Subscribers);

        await DisposeComponentsAsync();

        Assert.Empty(Boards.Subscribers);
    }

    [Theory]
    [InlineData("en.arabic.dark", "en", "arabic", "dark")]
    [InlineData("th.thai.light", "th", "thai", "light")]
    public void The_settings_page_shows_what_holds_and_posts_what_is_chosen(string cookie, params string[] chosen)
    {
        Settings = ViewSettings.Parse(cookie);

        var form = Render<SettingsPage>().Find("form");

        Assert.Equal(("post", "/settings"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal(chosen, form.QuerySelectorAll("input[type=radio]").Where(i => i.HasAttribute("checked")).Select(i => i.GetAttribute("value")!));
        Assert.Equal(["language", "digits", "theme"], form.QuerySelectorAll("input[type=radio]").Select(i => i.GetAttribute("name")!).Distinct());
    }
}
