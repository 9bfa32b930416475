using System.Text.Json;
using PmqaDashboard.Components.Display;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>The moment that the product exists for.</summary>
public class MomentTests(Stage stage) : EndToEndTest(stage)
{
    [Fact]
    public async Task A_tick_on_a_phone_moves_the_wall_which_says_who_moved_it_and_by_how_much()
    {
        const string step = "4-0-2.5";
        var (wall, window) = await WallAsync(Stage.Demo);
        var before = await Stage.Demo.BoardAsync();
        await wall.ShowsAsync(before);
        var phone = await OpenAsync(390, 844);
        var work = new WorkScreen(phone);
        await phone.EnterAsync("demo.academic");
        await work.GoAsync();

        await work.Tick(step).ClickAsync();
        await work.SaysAsync(step, "Work.Saved");

        // Saved is said when it is safe; the Board follows in a moment.
        await wall.PassesAsync(before.GetProperty("sequence").GetInt64());
        var after = await Stage.Demo.BoardAsync();
        Assert.True(after.GetProperty("sequence").GetInt64() > before.GetProperty("sequence").GetInt64());
        Assert.True(Reported(after) > Reported(before));
        await wall.ShowsAsync(after);
        var placed = PublicApi.Book.Step(step);
        await Expect(wall.Latest).ToContainTextAsync(Thai.ShortName(PublicApi.Book.FindUnit("academic")!));
        await Expect(wall.Latest).ToContainTextAsync($"{Thai.Text("Wall.PlanNumber", placed.Plan.Number)} · {Thai.Text("Wall.StepNumber", Thai.InDigits(placed.Step.Number))}");
        await Expect(wall.Latest).ToContainTextAsync(Thai.Number(Reported(before)));
        await Expect(wall.Latest).ToContainTextAsync(Thai.Number(Reported(after)));
        Assert.True(await wall.IsUntouchedAsync());
        Assert.Empty(window.Errors);
    }

    [Fact]
    public async Task After_the_server_was_killed_the_wall_keeps_its_picture_says_its_age_and_comes_back_by_itself()
    {
        var server = await StartServerAsync();
        var (wall, window) = await WallAsync(server);
        long acknowledged = await ReportAsync(server, "4-0-2.5", 40);
        await wall.ReachesAsync(acknowledged);
        var board = await server.BoardAsync();

        await server.KillAsync();

        await wall.SaysAsync("stale", within: 5_000);
        await Expect(wall.Hero).ToContainTextAsync($"{Thai.Number(Reported(board))}%");
        Assert.True(await wall.IsUntouchedAsync());

        await server.StartAsync();

        await wall.SaysAsync("live", within: 30_000);
        Assert.Equal(board.GetProperty("sequence").GetInt64(), (await server.BoardAsync()).GetProperty("sequence").GetInt64());
        await wall.ShowsAsync(await server.BoardAsync());
        await wall.ReachesAsync(await ReportAsync(server, "4-0-2.6", 10));
        await wall.ShowsAsync(await server.BoardAsync());
        window.Forgive(); // Requests to a dead server.
    }

    private static decimal Reported(JsonElement board) => board.GetProperty("agency").GetProperty("reported").GetDecimal();

    private async Task<(WallScreen Wall, Window Window)> WallAsync(ServerProcess server)
    {
        var window = await OpenAsync(server: server);
        var wall = new WallScreen(window);
        await wall.GoAsync();
        return (wall, window);
    }

    private async Task<long> ReportAsync(ServerProcess server, string step, decimal percent)
    {
        var window = await OpenAsync(390, 844, server);
        await window.EnterAsync("demo.academic");
        var answer = await window.PostReportAsync(new { stepId = step, percent, key = Guid.NewGuid().ToString("N") });
        long sequence = (await answer.JsonAsync())!.Value.GetProperty("sequence").GetInt64();
        await window.DisposeAsync();
        return sequence;
    }
}
