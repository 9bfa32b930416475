using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using PmqaDashboard.Domain.Scenes;
using PmqaDashboard.Tests.Failures;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>A screen on a wall of a real installation, where nobody reads anything without an account.</summary>
public partial class ScreenTests(Stage stage) : EndToEndTest(stage)
{
    private const string Code = "[data-code]", Wall = "html[data-connection=up] .wall", Password = "รหัสผ่านสำหรับทดสอบ";

    [Fact]
    public async Task A_screen_is_paired_by_phone_outlives_restart_reboot_and_key_rotation_and_is_dark_within_seconds_when_revoked()
    {
        var folder = Directory.CreateTempSubdirectory("pmqa-screen-");
        try
        {
            await using var server = await ServerProcess.StartAsync(
                ServerProcess.Built, new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Backup__At"] = "off" }, folder.FullName);
            var phone = await SecretariatAsync(server);
            var screen = await OpenAsync(server: server);

            string used = await PairAsync(screen, phone);
            await Expect(phone.Page.Locator("[data-alive=yes]")).ToHaveCountAsync(1);
            Assert.Equal(0, await LinesTooSmallAsync(screen));
            var pages = Watch(screen);

            // A restart that knows none of its former keys of data protection.
            await server.KillAsync();
            ForgetKeys(folder);
            await server.StartAsync();
            await Expect(screen.Page.Locator(Wall)).ToHaveCountAsync(1, new() { Timeout = 30_000 });
            await Expect(screen.Page.Locator("[data-pulse]")).ToHaveAttributeAsync("data-pulse", "live", new() { Timeout = 30_000 });
            Assert.All(pages, page => Assert.Equal($"{server.Address}/screen", page));

            // A reboot: another browser with the same profile.
            var cookies = await screen.Context.CookiesAsync();
            screen.Forgive(); // Requests to a dead server.
            await screen.DisposeAsync();
            var rebooted = await OpenAsync(server: server);
            await rebooted.Context.AddCookiesAsync(cookies.Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = server.Address, HttpOnly = c.HttpOnly, SameSite = c.SameSite, Expires = c.Expires }));
            await rebooted.GoAsync("/screen");
            await Expect(rebooted.Page.Locator(Wall)).ToHaveCountAsync(1);

            // The key opens no page, also not from within its circuit.
            await rebooted.Page.EvaluateAsync("Blazor.navigateTo('/plans')");
            await Expect(rebooted.Page).ToHaveURLAsync(new Regex("/account/sign-in"));
            await rebooted.GoAsync("/screen");

            // The phone's sign-in did not outlive the rotation.
            phone.Forgive();
            await SignInAsync(phone);
            await TypeAsync(phone, used, "อีกจอ");
            await Expect(phone.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(Thai["Record.RefusedCodeUnknown"]);

            await phone.Page.Locator("[data-act=revoke]").ClickAsync();
            await phone.Page.Locator("[data-act=revoke-yes]").ClickAsync();
            await Expect(rebooted.Page.GetByText(Thai["Screens.RevokedText"])).ToBeVisibleAsync(new() { Timeout = 5_000 });
            await rebooted.GoAsync("/screen");
            await Expect(rebooted.Page.GetByText(Thai["Screens.RevokedText"])).ToBeVisibleAsync();
            await rebooted.DisposeAsync();
            await phone.DisposeAsync();
        }
        finally
        {
            Directory.Delete(folder.FullName, recursive: true);
        }
    }

    private static async Task<string> PairAsync(Window screen, Window phone)
    {
        await screen.GoAsync("/screen");
        string code = (await screen.Page.Locator(Code).GetAttributeAsync("data-code"))!;
        await phone.GoAsync($"/screens?code={code}");
        await TypeAsync(phone, null, "ห้องโถง");
        await Expect(screen.Page.Locator(Wall)).ToHaveCountAsync(1);
        return code;
    }

    private static async Task TypeAsync(Window phone, string? code, string name)
    {
        if (code is not null)
        {
            await phone.Page.Locator("[data-field=code]").FillAsync(code);
        }

        await phone.Page.Locator("[data-field=name]").FillAsync(name);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = Thai["Screens.Pair"], Exact = true }).ClickAsync();
    }

    // Whoever sets the installation up: the first account, and the plans.
    private async Task<Window> SecretariatAsync(ServerProcess server)
    {
        var phone = await OpenAsync(360, 800, server);
        await WaitUntil.TrueAsync(() => Task.FromResult(SetUp().IsMatch(server.Output)));
        await phone.GoAsync(SetUp().Match(server.Output).Groups[1].Value);
        await FillAsync("UserName", "secretary");
        await FillAsync("Name", "ฝ่ายเลขานุการ");
        await FillAsync("Password", Password);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = Thai["Accounts.CreateAccount"] }).ClickAsync();
        await Expect(phone.Page.GetByText(Thai["Accounts.SetupDone"])).ToBeVisibleAsync();
        await SignInAsync(phone, "/accounts");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = Thai["Accounts.LoadPlan"] }).ClickAsync();
        await Expect(phone.Page.GetByText(Thai["Accounts.PlanLoaded"])).ToBeVisibleAsync();
        return phone;

        Task FillAsync(string name, string text) => phone.Page.Locator($"[name={name}]").FillAsync(text);
    }

    private static async Task SignInAsync(Window phone, string to = "/screens")
    {
        await phone.GoAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(to)}");
        await phone.Page.Locator("[name=UserName]").FillAsync("secretary");
        await phone.Page.Locator("[name=Password]").FillAsync(Password);
        await phone.Page.Locator("main form button[type=submit]").ClickAsync();
        await Expect(phone.Page).ToHaveURLAsync(new Regex(Regex.Escape(to) + "$"));
        await phone.WorksAsync();
    }

    // What the screen showed when nobody looked.
    private static List<string> Watch(Window screen)
    {
        var pages = new List<string>();
        screen.Page.FrameNavigated += (_, frame) => pages.Add(frame.Url);
        return pages;
    }

    // The words of a new screen on 55 inches are read from five metres.
    private async Task<int> LinesTooSmallAsync(Window like)
    {
        var fresh = await OpenAsync(new Uri(like.Page.Url).GetLeftPart(UriPartial.Authority));
        await fresh.GoAsync("/screen");
        decimal least = Legibility.TextPixels(new Viewing(new PmqaDashboard.Domain.Scenes.ScreenSize(55), new ViewingDistance(5)), 1080);
        int small = await fresh.Page.EvaluateAsync<int>(
            "least => [...document.querySelectorAll('.words > h1, .words > p:not(.line)')].filter(e => parseFloat(getComputedStyle(e).fontSize) < least).length", (double)least);
        Assert.Equal(4, await fresh.Page.Locator(".words > h1, .words > p:not(.line)").CountAsync());
        await fresh.DisposeAsync();
        return small;
    }

    private static void ForgetKeys(DirectoryInfo folder)
    {
        using var store = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "pmqa.db")};Pooling=False");
        store.Open();
        using var delete = store.CreateCommand();
        delete.CommandText = "DELETE FROM \"DataProtectionKeys\"";
        Assert.NotEqual(0, delete.ExecuteNonQuery());
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+(/setup\?key=\S+)")]
    private static partial Regex SetUp();
}
