using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

[Collection(Stage.Stories)]
public class WorkTests(Stage stage) : EndToEndTest(stage)
{
    [Fact]
    public async Task A_report_is_made_with_the_keyboard_alone()
    {
        const string step = "4-0-2.2";
        var window = await OpenAsync();
        var (page, work) = (window.Page, new WorkScreen(window));
        await window.EnterAsync("demo.academic");
        await window.GoAsync("/");

        await TabToAsync(page, page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = Thai["Shared.MyWork"] }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(PublicApi.Book.FindUnit("academic")!.Name);
        await TabToAsync(page, work.Opener(step));
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, work.Percent(step));
        await page.Keyboard.TypeAsync("๖๐.๕");
        await TabToAsync(page, work.Result(step));
        await page.Keyboard.TypeAsync("รวบรวมแล้วสองกลุ่ม");
        await TabToAsync(page, work.Save(step));
        await page.Keyboard.PressAsync("Enter");

        await work.SaysAsync(step, "Work.Saved");
        await Expect(work.Opener(step)).ToBeFocusedAsync();
        var change = Assert.Single(await Stage.Demo.JournalAsync(step));
        Assert.Equal(60.5m, change.GetProperty("after").GetDecimal());
        Assert.Equal("academic", change.GetProperty("unit").GetString());
    }

    [Fact]
    public async Task A_save_while_the_server_is_dead_waits_is_kept_and_is_sent_once()
    {
        const string step = "4-0-2.1";
        var server = await StartServerAsync();
        var phone = await OpenAsync(390, 844, server);
        var work = new WorkScreen(phone);
        await phone.EnterAsync("demo.academic");
        await work.GoAsync();
        await work.Opener(step).ClickAsync();
        await work.Percent(step).FillAsync("75");
        await work.Result(step).FillAsync("เหลือการทดสอบแบบสอบถาม");

        await server.KillAsync();
        await work.Save(step).ClickAsync();
        await work.SaysAsync(step, "Work.Waiting");

        // The phone is put away and the page is opened anew: what waits is still there.
        await server.StartAsync();
        await work.SaysAsync(step, "Work.Saved");
        await work.GoAsync();
        await work.Opener(step).ClickAsync();
        await Expect(work.Item(step).GetByText("เหลือการทดสอบแบบสอบถาม")).ToBeVisibleAsync();

        var change = Assert.Single(await server.JournalAsync(step));
        Assert.Equal(75m, change.GetProperty("after").GetDecimal());
        phone.Forgive(); // Requests to a dead server.
    }

    private static async Task TabToAsync(IPage page, ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();
        for (int presses = 0; presses < 150; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The keyboard does not reach {target}.");
    }
}
