using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>
/// Words typed on "my work" are never lost and never counted twice, whatever the line, the finger or the sign-in does. Each
/// test is somebody else, so that they share a server without seeing each other's reports.
/// </summary>
[Collection(Stage.Stories)]
public class OutboxTests(Stage stage) : EndToEndTest(stage)
{
    private const string Words = "จัดทำเสร็จแล้ว รอเสนอผู้บริหาร";

    [Fact]
    public async Task A_double_click_is_one_save_and_hits_nothing_else()
    {
        var window = await WorkAsync("demo.team6");
        var item = await FirstAsync(window);

        await item.Locator("[data-tick]").DblClickAsync();

        await Expect(item).ToHaveAttributeAsync("data-percent", "100");
        await OpenAsync(item);
        await Expect(item.Locator("[data-report-id]")).ToHaveCountAsync(1);
        await item.Locator("[data-set='25']").ClickAsync();
        await item.Locator("[type=submit]").DblClickAsync();
        await Expect(item).ToHaveAttributeAsync("data-percent", "25");
        await Expect(window.Page.Locator("[data-item][data-percent]")).ToHaveCountAsync(1);
        await OpenAsync(item);
        await Expect(item.Locator("[data-report-id]")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Without_a_line_words_wait_through_a_reload_and_go_out_once()
    {
        var window = await WorkAsync("demo.it");
        var item = await FirstAsync(window);
        await window.Page.RouteAsync("**/work/**", route => route.AbortAsync());
        await FillAsync(item, "๓๓.๓๓");
        await item.Locator("[type=submit]").ClickAsync();
        await Expect(item.Locator("[data-message]")).ToContainTextAsync(Thai["Work.Waiting"]);

        await window.Page.ReloadAsync();
        await window.WorksAsync();
        await Expect(item.Locator("[data-message]")).ToContainTextAsync(Thai["Work.Waiting"]);
        await window.Page.UnrouteAllAsync();
        await window.Page.EvaluateAsync("dispatchEvent(new Event('online'))");

        await Expect(item).ToHaveAttributeAsync("data-percent", "33.33");
        await OpenAsync(item);
        await Expect(item.Locator("[data-report-id]")).ToHaveCountAsync(1);
        await Expect(item.Locator("[data-report-id]")).ToContainTextAsync(Words);
        window.Forgive();
    }

    [Fact]
    public async Task An_answer_that_was_lost_does_not_make_a_second_report()
    {
        var window = await WorkAsync("demo.legal");
        var item = await FirstAsync(window);
        await window.Page.RouteAsync("**/work/reports", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await FillAsync(item, "60");
        await item.Locator("[type=submit]").ClickAsync();
        await Expect(item).ToHaveAttributeAsync("data-percent", "60");
        await Expect(item.Locator("[data-message]")).ToContainTextAsync(Thai["Work.Waiting"]);

        await window.Page.UnrouteAllAsync();
        await window.Page.EvaluateAsync("dispatchEvent(new Event('online'))");

        await Expect(item.Locator("[data-message]")).ToHaveTextAsync(Thai["Work.Saved"]);
        await OpenAsync(item);
        await Expect(item.Locator("[data-report-id]")).ToHaveCountAsync(1);
        window.Forgive();
    }

    [Fact]
    public async Task What_was_typed_and_not_saved_is_there_after_a_reload()
    {
        var window = await WorkAsync("demo.policy");
        var item = await FirstAsync(window);
        await FillAsync(item, "45");

        await window.Page.ReloadAsync();
        await window.WorksAsync();

        await Expect(item.Locator("[name=percent]")).ToHaveValueAsync("45");
        await Expect(item.Locator("[name=result]")).ToHaveValueAsync(Words);
        await item.Locator("[data-cancel]").ClickAsync();
        await Expect(item.Locator("[data-panel]")).ToBeHiddenAsync();
        await Expect(item.Locator("[data-open]")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Whoever_was_signed_out_is_asked_to_sign_in_and_loses_nothing()
    {
        var window = await WorkAsync("demo.hrd");
        var item = await FirstAsync(window);
        await FillAsync(item, "70");
        var cookies = await window.Context.CookiesAsync();
        await window.Context.ClearCookiesAsync();

        await item.Locator("[type=submit]").ClickAsync();
        await Expect(item.Locator("[data-message]")).ToContainTextAsync(Thai["Work.SignInAgain"]);

        await window.Context.AddCookiesAsync(cookies.Select(c => new Cookie
        {
            Name = c.Name,
            Value = c.Value,
            Domain = c.Domain,
            Path = c.Path,
            HttpOnly = c.HttpOnly,
            SameSite = c.SameSite,
        }));
        await window.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Expect(item).ToHaveAttributeAsync("data-percent", "70");
        window.Forgive();
    }

    [Fact]
    public async Task What_another_signed_in_person_finds_in_the_browser_is_not_sent_in_their_name()
    {
        var window = await WorkAsync("demo.finance");
        var item = await FirstAsync(window);
        await window.Page.RouteAsync("**/work/**", route => route.AbortAsync());
        await FillAsync(item, "80");
        await item.Locator("[type=submit]").ClickAsync();
        await Expect(item.Locator("[data-message]")).ToContainTextAsync(Thai["Work.Waiting"]);

        await window.EnterAsync("demo.secretariat");
        await window.Page.UnrouteAllAsync();
        await window.GoAsync("/work?unit=finance&show=all");
        await window.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Expect(item).Not.ToHaveAttributeAsync("data-percent", "80");
        await Expect(item.Locator("[data-message]")).ToBeEmptyAsync();

        await window.EnterAsync("demo.finance");
        await window.GoAsync("/work?show=all");
        await Expect(item).ToHaveAttributeAsync("data-percent", "80");
        window.Forgive();
    }

    [Fact]
    public async Task A_refusal_is_told_and_gives_the_words_back()
    {
        var window = await WorkAsync("demo.printing");
        var item = await FirstAsync(window);
        // As a page that is older than the plans, or a forged one, would ask.
        await item.EvaluateAsync("item => item.dataset.unit = 'academic'");
        await FillAsync(item, "50");
        await item.Locator("[type=submit]").ClickAsync();

        await Expect(item).ToHaveAttributeAsync("data-state", "refused");
        await Expect(item.Locator("[name=result]")).ToHaveValueAsync(Words);
        await Expect(item.Locator("[data-panel]")).ToBeVisibleAsync();
        window.Forgive();
    }

    [Fact]
    public async Task A_save_is_taken_back_with_one_click()
    {
        var window = await WorkAsync("demo.oversight");
        var item = await FirstAsync(window);
        await item.Locator("[data-tick]").ClickAsync();
        await Expect(item).ToHaveAttributeAsync("data-percent", "100");

        await window.Page.Locator("[data-toast] [data-undo]").ClickAsync();

        await Expect(item).Not.ToHaveAttributeAsync("data-percent", "100");
    }

    private async Task<Window> WorkAsync(string persona)
    {
        var window = await OpenAsync(360, 800);
        await window.EnterAsync(persona);
        await window.GoAsync("/work?show=all");
        return window;
    }

    // By its name, for a reload puts the list in order again.
    private static async Task<ILocator> FirstAsync(Window window) =>
        window.Page.Locator($"[data-item='{await window.Page.Locator("[data-item]").First.GetAttributeAsync("data-item")}']");

    private static Task OpenAsync(ILocator item) => item.Locator("[data-open]").ClickAsync();

    private static async Task FillAsync(ILocator item, string percent)
    {
        await item.Locator("[data-open]").ClickAsync();
        await item.Locator("[name=percent]").FillAsync(percent);
        await item.Locator("[name=result]").FillAsync(Words);
    }
}
