using Bunit;
using PmqaDashboard.Components.Plans;
using PmqaDashboard.Domain.Live;
using Xunit;

namespace PmqaDashboard.Tests.Components.Plans;

public class FormerDayTests : PlanScreen
{
    private static readonly DateOnly Day = new(2010, 5, 31);

    [Theory]
    [InlineData("2010-05-31", true)]
    [InlineData("2010-06-17", true)]
    [InlineData("2010-06-18", false)]
    [InlineData("2553-05-31", false)]
    [InlineData("31/5/2010", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_a_day_that_is_over_is_a_former_day(string? text, bool former)
    {
        Assert.Equal(former, FormerDay.Of(text, SampleBoard.Make()) is not null);
    }

    [Theory]
    [InlineData("/plans", "/plans?day=2010-05-31")]
    [InlineData("/plans/4?step=4-0-1", "/plans/4?step=4-0-1&day=2010-05-31")]
    [InlineData("/plans/4#findings", "/plans/4?day=2010-05-31#findings")]
    public void An_address_keeps_the_day(string address, string kept)
    {
        Assert.Equal(kept, FormerDay.Keep(address, Day));
    }

    [Theory]
    [InlineData("http://x/plans?day=2010-05-31", true)]
    [InlineData("http://x/plans/4?step=4-0-1&day=2010-05-31", true)]
    [InlineData("http://x/review?day=2010-05-31", false)]
    [InlineData("http://x/plans", false)]
    public void Only_pages_that_look_back_are_of_a_former_day(string address, bool former)
    {
        Assert.Equal(former, FormerDay.OfPage(new Uri(address), SampleBoard.Make()) is not null);
    }

    [Fact]
    public async Task A_page_of_a_former_day_shows_that_Board_says_so_and_stands_still()
    {
        Boards.Start(Board(sequence: 9, reported: 58.4m));
        Boards.Former[Day] = Board(sequence: 3, reported: 41.2m) with { Day = Day };
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.GetNavigation().NavigateTo("/truths?day=2010-05-31");

        var page = Render<TruthsPage>();

        Assert.Contains("๔๑.๒%", page.Find("[data-row=agency]").TextContent, StringComparison.Ordinal);
        Assert.Contains("๓๑ พ.ค. ๒๕๕๓", page.Find(".former").TextContent, StringComparison.Ordinal);
        Assert.Equal("/truths", page.Find(".former a").GetAttribute("href"));

        await Boards.PublishAsync(Board(sequence: 10, reported: 60m));
        Assert.Contains("๔๑.๒%", page.Find("[data-row=agency]").TextContent, StringComparison.Ordinal);

        Services.GetNavigation().NavigateTo("/truths");
        Assert.Contains("๖๐.๐%", page.Find("[data-row=agency]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".former"));
    }

    private static Board Board(long sequence, decimal reported)
    {
        var board = SampleBoard.Make(sequence);
        return board with { Agency = board.Agency with { Figures = board.Agency.Figures with { Reported = reported } } };
    }
}

file static class Navigations
{
    public static Microsoft.AspNetCore.Components.NavigationManager GetNavigation(this IServiceProvider services) =>
        (Microsoft.AspNetCore.Components.NavigationManager)services.GetService(typeof(Microsoft.AspNetCore.Components.NavigationManager))!;
}
