using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>A whole meeting: prepared, projected, pinned, resolved, answered, followed up in the next; and who holds the remote.</summary>
[Collection(Stage.Looks)]
public class MeetingTests(Stage stage) : EndToEndTest(stage)
{
    private const string Step = "1-1-1";
    private const string Unit = "policy";

    [Fact]
    public async Task A_meeting_pins_its_figures_drills_down_resolves_and_the_next_one_opens_with_what_is_not_settled()
    {
        var server = await StartServerAsync();
        var desk = await OpenAsync(1366, 768, server);
        await desk.EnterAsync("demo.secretariat");
        await PrepareAsync(desk);
        var room = await OpenAsync(1920, 1080, server);
        await room.EnterAsync("demo.secretariat");
        await room.GoAsync("/meetings/1/show");
        await HearsAsync(room);

        // Pinned; what a bureau reports then waits aside.
        await KeyAsync(room, "f", "[data-pinned] .chip.pinned");
        string before = await room.Page.Locator(".strip .lead").InnerTextAsync();
        var phone = await OpenAsync(390, 844, server);
        await phone.EnterAsync("demo." + Unit);
        var answer = await phone.PostReportAsync(new { stepId = Step, unit = Unit, percent = 40, key = "meeting-1" });
        Assert.True(answer.Ok, await answer.TextAsync());
        await Expect(room.Page.Locator(".waits")).ToContainTextAsync("๑");
        Assert.Equal(before, await room.Page.Locator(".strip .lead").InnerTextAsync());

        // Down to the step, and a resolution typed there.
        await KeyAsync(room, "ArrowDown", "tr.selected");
        await KeyAsync(room, "Enter", ".spot[data-spot=Category]");
        await KeyAsync(room, "Enter", ".spot[data-spot=Plan]");
        await room.Page.Locator($"#row-{Step.Replace(".", "\\.", StringComparison.Ordinal)}").ClickAsync();
        await Expect(room.Page.Locator($"[data-step='{Step}']")).ToBeVisibleAsync();
        await KeyAsync(room, "Enter", ".spot[data-spot=Step]");
        await FineAsync(room);
        await KeyAsync(room, "m", "#resolution-text");
        await room.Page.Locator("#resolution-text").FillAsync("ให้เร่งรัดการดำเนินการ");
        await room.Page.Locator("#resolution-unit").SelectOptionAsync(Unit);
        await room.Page.Locator(".resolution-form button[type=submit]").ClickAsync();
        await Expect(room.Page.Locator("footer .made")).ToContainTextAsync("ให้เร่งรัดการดำเนินการ");

        await RemotesAsync(server, desk, room);

        // Closed; the unit answers among its work; the next meeting opens with it.
        await desk.GoAsync("/meetings/1");
        await HearsAsync(desk);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = Thai["Meeting.Close"] }).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Button, new() { Name = Thai["Meeting.Close"] })).ToHaveCountAsync(0);
        await phone.GoAsync("/work");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = Thai["Meeting.DoAnswer"] }).ClickAsync();
        await phone.Page.Locator("[data-resolution] textarea").FillAsync("ดำเนินการแล้วเสร็จ");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = Thai["Meeting.SaveAnswer"] }).ClickAsync();
        await Expect(phone.Page.Locator("[data-resolution='1.1'][data-state=Answered]")).ToBeVisibleAsync();
        await PrepareAsync(desk);
        await desk.GoAsync("/meetings/2");
        await HearsAsync(desk);
        await Expect(desk.Page.Locator(".seen b")).ToHaveTextAsync(Thai["Meeting.SpotResolutions"]);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = Thai["Meeting.Accept"] }).ClickAsync();
        await Expect(desk.Page.Locator("[data-resolution='1.1']")).ToHaveCountAsync(0);

        // Opened again, the first meeting shows what it showed, and its hash proves it.
        await desk.GoAsync("/meetings/1");
        await HearsAsync(desk);
        await Expect(desk.Page.Locator("[data-proved=true]")).ToBeVisibleAsync();
        await FineAsync(desk);
        await desk.GoAsync("/meetings/1/minutes");
        await Expect(desk.Page.Locator("[data-resolution='1.1']")).ToContainTextAsync("ดำเนินการแล้วเสร็จ");
        await FineAsync(desk);
        var word = await desk.Context.APIRequest.GetAsync("/meetings/1/minutes.docx");
        Assert.Equal("PK"u8.ToArray(), (await word.BodyAsync())[..2]);
        phone.Forgive(); // It was open while the server was started anew.
    }

    private async Task RemotesAsync(ServerProcess server, Window desk, Window room)
    {
        string item = await room.Page.Locator(".chip.item").InnerTextAsync();
        var chair = await InviteAsync(server, desk);
        var clerk = await InviteAsync(server, desk);
        await Expect(clerk.Page.Locator(".pad .big.primary")).ToBeDisabledAsync();
        await Expect(clerk.Page.Locator(".hand")).ToBeVisibleAsync();
        await chair.Page.Locator(".pad .big.primary").ClickAsync();
        await Expect(room.Page.Locator(".chip.item")).Not.ToHaveTextAsync(item);
        await Expect(desk.Page.Locator("[data-holder]")).ToBeVisibleAsync();

        await clerk.Page.Locator(".hand button").ClickAsync();
        await Expect(chair.Page.Locator(".hand")).ToBeVisibleAsync();
        await clerk.Page.Locator(".pad .big").First.ClickAsync();
        await Expect(room.Page.Locator(".chip.item")).ToHaveTextAsync(item);
        await FineAsync(clerk);

        // A restart in the middle of it: everything is where it was, and the remote in the same hand.
        await clerk.Page.Locator(".pad .big.primary").ClickAsync();
        await Expect(room.Page.Locator(".chip.item")).Not.ToHaveTextAsync(item);
        string place = await room.Page.Locator(".chip.item").InnerTextAsync();
        foreach (var window in new[] { desk, room, chair, clerk })
        {
            await window.Page.EvaluateAsync("window.old = true");
        }

        await server.TerminateAsync();
        await server.StartAsync();
        foreach (var (window, ready) in new[] { (room, "[data-hears]"), (clerk, ".remote[data-ready]"), (desk, "[data-hears]"), (chair, ".remote[data-ready]") })
        {
            await window.Page.WaitForFunctionAsync($"() => window.old === undefined && document.querySelector('{ready}') !== null");
            window.Forgive(); // Requests to a server that was not there.
        }

        await Expect(room.Page.Locator(".chip.item")).ToHaveTextAsync(place);
        await clerk.Page.Locator(".pad .big").First.ClickAsync();
        await Expect(room.Page.Locator(".chip.item")).ToHaveTextAsync(item);
    }

    // A phone that scans the code that the presenter shows.
    private async Task<Window> InviteAsync(ServerProcess server, Window desk)
    {
        await desk.GoAsync("/meetings/1");
        await HearsAsync(desk);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = Thai["Meeting.Invite"] }).ClickAsync();
        await Expect(desk.Page.Locator(".remote .qr")).ToBeVisibleAsync();
        string link = (await desk.Page.Locator(".remote .address a").GetAttributeAsync("href"))!;
        var phone = await OpenAsync(390, 844, server);
        await phone.GoAsync(new Uri(link).PathAndQuery);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = Thai["Meeting.Take"] }).ClickAsync();
        await Expect(phone.Page.Locator(".remote[data-ready]")).ToBeVisibleAsync();
        return phone;
    }

    private static Task HearsAsync(Window window) => Expect(window.Page.Locator("[data-hears]")).ToBeVisibleAsync();

    private static async Task PrepareAsync(Window desk)
    {
        await desk.GoAsync("/meetings/new");
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = Thai["Meeting.Save"], Exact = true }).ClickAsync();
        await Expect(desk.Page.Locator(".list h2").First).ToBeVisibleAsync();
    }

    private static async Task KeyAsync(Window room, string key, string then)
    {
        await room.Page.Keyboard.PressAsync(key);
        await Expect(room.Page.Locator(then).First).ToBeVisibleAsync();
    }

    private static async Task FineAsync(Window window) => Assert.Empty(await window.Page.FaultsAsync());
}
