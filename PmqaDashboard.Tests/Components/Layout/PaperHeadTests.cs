using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Layout;
using Xunit;

namespace PmqaDashboard.Tests.Components.Layout;

public class PaperHeadTests : PeopleScreen
{
    private BunitNavigationManager Address => (BunitNavigationManager)Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Paper_says_whose_figures_these_are_of_which_day_and_where_they_are_found()
    {
        Boards.Start(SampleBoard.Make());
        Address.NavigateTo("/plans?category=3");

        string words = Render<PaperHead>().Find(".paper-head").TextContent;

        Assert.Contains(Shown.Name(SampleBoard.Make().Book.Agency), words, StringComparison.Ordinal);
        Assert.Contains("๑๘ มิ.ย. ๒๕๕๓", words, StringComparison.Ordinal);
        Assert.Contains("/plans?category=3", words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_a_former_day_is_printed_with_that_day()
    {
        Boards.Start(SampleBoard.Make());
        Address.NavigateTo("/plans?day=2010-05-31");

        string words = Render<PaperHead>().Find(".paper-head").TextContent;

        Assert.Contains("๓๑ พ.ค. ๒๕๕๓", words, StringComparison.Ordinal);
        Assert.DoesNotContain("๑๘ มิ.ย.", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_left_open_over_night_is_printed_with_the_new_day_and_draws_nothing_before()
    {
        Boards.Start(SampleBoard.Make());
        var head = Render<PaperHead>();
        int drawn = head.RenderCount;

        await Boards.PublishAsync(SampleBoard.Make(sequence: 8));
        Assert.Equal(drawn, head.RenderCount);

        await Boards.PublishAsync(SampleBoard.Make(sequence: 9) with { Day = SampleBoard.Day.AddDays(1) });
        Assert.Contains("๑๙ มิ.ย. ๒๕๕๓", head.Find(".paper-head").TextContent, StringComparison.Ordinal);
        Assert.Equal([("paper", TimeSpan.FromMinutes(1))], Boards.Subscribers);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_printed_demonstration_says_that_it_is_one(bool demo)
    {
        Surroundings = new Surroundings(demo);

        Assert.Equal(demo, Render<PaperHead>().FindAll("strong").Any(s => s.TextContent == Shown["Shared.DemoLabel"]));
    }
}
