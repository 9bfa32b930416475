using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Wall;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using Xunit;

namespace PmqaDashboard.Tests.Components.Wall;

public class WallPageTests : WallScreen
{
    [Fact]
    public void It_shows_the_agencys_figures_in_Thai_digits_on_a_dark_ground()
    {
        Boards.Start(SampleBoard.Make());

        var wall = RenderWall();

        Assert.Equal("dark", wall.Find(".wall").GetAttribute("data-theme"));
        Assert.Equal("๕๘.๔%", wall.Find(".hero-tile .percent").TextContent.Trim());
        Assert.Contains("ช้ากว่าแผน ๔.๗", wall.Find(".hero-tile .gap").TextContent, StringComparison.Ordinal);
        Assert.Contains("๖๓.๑%", wall.Find(".hero-tile .facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("๙๒.๖%", wall.Find(".hero-tile .forecast").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forecast_never_stands_without_its_method()
    {
        Boards.Start(SampleBoard.Make());

        Assert.Equal(Shown["Wall.ForecastMethod"], RenderWall().Find(".hero-tile .method").TextContent);
    }

    [Fact]
    public void Before_the_first_report_it_forecasts_nothing()
    {
        var board = SampleBoard.Make();
        var silent = board.Agency.Figures with { Reported = 0, EverReported = false, Status = ProgressStatus.NoReport };
        Boards.Start(board with
        {
            Agency = board.Agency with { Figures = silent, Forecast = 0 },
            Curve = board.Curve with { Reported = [new CurvePoint(SampleBoard.Day, 0)] },
        });

        var wall = RenderWall();

        Assert.Equal("คาดว่าสิ้นปี ยังไม่มี", string.Join(' ', wall.FindAll(".hero-tile .facts div")[2].Children.Select(c => c.TextContent)));
        Assert.Empty(wall.FindAll(".curve-tile .end"));
    }

    [Fact]
    public void What_nobody_has_certified_is_said_in_words_not_as_nought()
    {
        Boards.Start(SampleBoard.Make());

        var wall = RenderWall();

        Assert.Contains("ยังไม่มีการรับรอง", wall.Find(".hero-tile .facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("ยังไม่รับรอง", wall.Find("[data-category='1']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_address_may_ask_for_another_language_other_digits_and_the_light_theme()
    {
        Boards.Start(SampleBoard.Make());
        Services.GetRequiredService<NavigationManager>().NavigateTo("wall?lang=en&digits=arabic&theme=light");

        var wall = RenderWall();

        Assert.Equal("light", wall.Find(".wall").GetAttribute("data-theme"));
        Assert.Equal("en", wall.Find(".wall").GetAttribute("lang"));
        Assert.Equal("arabic", wall.Find(".wall").GetAttribute("data-digits"));
        Assert.Equal("58.4%", wall.Find(".hero-tile .percent").TextContent.Trim());
        Assert.Contains("4.7 behind plan", wall.Find(".hero-tile .gap").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_asks_for_English_gets_arabic_digits_unless_they_ask_for_others()
    {
        Boards.Start(SampleBoard.Make());
        Services.GetRequiredService<NavigationManager>().NavigateTo("wall?lang=en");
        var wall = RenderWall();
        Assert.Equal("arabic", wall.Find(".wall").GetAttribute("data-digits"));

        Services.GetRequiredService<NavigationManager>().NavigateTo("wall?lang=en&digits=thai");

        Assert.Equal("thai", wall.Find(".wall").GetAttribute("data-digits"));
    }

    [Fact]
    public void A_persons_language_and_digits_hold_when_the_address_is_silent_but_not_their_theme()
    {
        Settings = new ViewSettings(Language.English, Digits.Arabic, Theme.Light);
        Boards.Start(SampleBoard.Make());

        var wall = RenderWall().Find(".wall");

        Assert.Equal(("en", "arabic", "dark"), (wall.GetAttribute("lang"), wall.GetAttribute("data-digits"), wall.GetAttribute("data-theme")));
    }

    [Fact]
    public async Task Its_root_carries_the_sequence_of_the_picture()
    {
        var board = SampleBoard.Make();
        Boards.Start(board);
        var wall = RenderWall();
        Assert.Equal("seq-7", wall.Find(".wall").GetAttribute("data-sequence"));

        await Boards.PublishAsync(SampleBoard.After(board, 3, 66m));

        Assert.Equal("seq-8", wall.Find(".wall").GetAttribute("data-sequence"));
    }

    [Fact]
    public void A_Board_that_came_between_the_first_picture_and_the_subscription_is_not_missed()
    {
        var board = SampleBoard.Make();
        Boards.Start(board);
        Boards.OnSubscribe = () => Boards.Start(SampleBoard.After(board, 3, 66m));

        Assert.Equal("seq-8", RenderWall().Find(".wall").GetAttribute("data-sequence"));
    }

    [Fact]
    public async Task A_quiet_wall_shows_that_it_is_alive_and_renders_nothing_else()
    {
        Boards.Start(SampleBoard.Make());
        var wall = RenderWall();
        string? before = wall.Find("[data-beat]").GetAttribute("data-beat");
        int renders = wall.FindComponent<HeroTile>().RenderCount + wall.RenderCount;

        Time.Advance(TimeSpan.FromSeconds(2));
        await Boards.BeatAsync();

        string? after = wall.Find("[data-beat]").GetAttribute("data-beat");
        Assert.NotEqual(before, after);
        Assert.Equal(Clock.UtcNow, DateTime.Parse(after!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind));
        Assert.True(wall.FindComponent<HeroTile>().RenderCount == 1, "The hero rendered for a beat.");
        Assert.True(renders <= wall.FindComponent<HeroTile>().RenderCount + wall.RenderCount);
    }

    [Fact]
    public async Task A_wall_that_hangs_over_midnight_shows_the_new_day()
    {
        var board = SampleBoard.Make();
        Boards.Start(board);
        var wall = RenderWall();
        Assert.Equal("๑๘ มิ.ย. ๒๕๕๓", wall.Find(".clock .day").TextContent);

        await Boards.PublishAsync(SampleBoard.After(board, 3, 66m));
        Assert.Equal(1, wall.FindComponent<Pulse>().RenderCount);

        await Boards.PublishAsync(board with { Day = SampleBoard.Day.AddDays(1) });
        Assert.Equal("๑๙ มิ.ย. ๒๕๕๓", wall.Find(".clock .day").TextContent);
        Assert.Contains("เหลือ ๑๑ วัน", wall.Find(".round").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_plans_it_says_so_and_shows_them_as_soon_as_they_are_there()
    {
        var wall = RenderWall();
        Assert.Contains("ยังไม่มีแผนในระบบ", wall.Find("main").TextContent, StringComparison.Ordinal);
        Assert.Equal("seq-0", wall.Find(".wall").GetAttribute("data-sequence"));

        await Boards.PublishAsync(SampleBoard.Make());

        Assert.Equal(6, wall.FindAll("[data-category]").Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void It_has_a_tile_for_each_category_that_has_plans(int categories)
    {
        Boards.Start(SampleBoard.Make(book: SampleBook.Make(categories)));

        Assert.Equal(categories, RenderWall().FindAll("[data-category]").Count);
    }

    [Fact]
    public async Task It_ends_its_subscription_when_it_goes()
    {
        Boards.Start(SampleBoard.Make());
        RenderWall();
        Assert.Equal([("wall", TimeSpan.FromMilliseconds(500))], Boards.Subscribers);

        await DisposeComponentsAsync();

        Assert.Empty(Boards.Subscribers);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void A_demonstration_says_that_it_is_one(bool demo, int marks)
    {
        Services.AddSingleton(new Surroundings(demo));
        Boards.Start(SampleBoard.Make());

        Assert.Equal(marks, RenderWall().FindAll(".demo").Count);
    }

    [Fact]
    public void It_is_one_circuit_with_few_components()
    {
        Boards.Start(SampleBoard.Make());

        // Memory of an open wall follows the number of components; a category takes one.
        Assert.InRange(RenderWall().FindComponents<IComponent>().Count, 12, 25);
    }
}
