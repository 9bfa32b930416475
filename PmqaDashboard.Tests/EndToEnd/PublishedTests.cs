using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PmqaDashboard.Tests.House;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>The published product, in a folder of its own, started for real.</summary>
[Collection(Stage.Stories)]
public sealed partial class PublishedTests(Stage stage) : EndToEndTest(stage)
{
    /// <summary>Bytes on the line of a first visit to a page, with everything that it needs.</summary>
    private const int HeaviestVisit = 300_000;

    /// <summary>The same for a page with a chart that people explore, whose library alone is 127 000.</summary>
    private const int HeaviestWithChart = 370_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("pmqa-published-").FullName;

    [Fact]
    public async Task A_published_build_starts_empty_and_closed_and_a_link_makes_the_first_administrator()
    {
        await PublishAsync();
        var server = await StartServerAsync(Path.Combine(_folder, "PmqaDashboard.Server.dll"), "Production");
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Address) };

        await NothingIsOpenAsync(visitor);
        foreach (string file in new[] { "/_framework/blazor.web.js", "/_content/MudBlazor/MudBlazor.min.css" })
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, file));
        }

        var window = await OpenAsync(server: server);
        await MakeAdministratorAsync(window, SetupLink().Match(server.Output).Value);
        await window.GoAsync("/wall");
        await Expect(window.Page.GetByText(Thai["Wall.EmptyTitle"])).ToBeVisibleAsync();

        await server.RunAsync("admin", "plan", "load");

        // The wall finds the plans by itself, and there is nothing in them that nobody has reported.
        await Expect(window.Page.GetByRole(AriaRole.Region, new() { Name = Thai["Wall.HeroTitle"] })).ToBeVisibleAsync();
        await Expect(window.Page.Locator("[data-sequence]")).ToHaveAttributeAsync("data-sequence", "seq-0");
        await Expect(window.Page.GetByText(Thai["Wall.Demo"])).ToHaveCountAsync(0);

        foreach (string path in new[] { "/wall", "/plans/10", "/plans", "/analysis/curve", "/work", "/" })
        {
            var parts = await FirstVisit.WeighAsync(window, path);
            Assert.Contains(parts, p => p.Address.EndsWith(".woff2", StringComparison.Ordinal));
            int sum = parts.Sum(p => p.Bytes);
            TestContext.Current.TestOutputHelper?.WriteLine($"{path} weighs {sum} bytes.");
            Assert.True(
                sum > 100_000 && sum <= (path is "/plans" or "/analysis/curve" ? HeaviestWithChart : HeaviestVisit), $"{path} weighs {sum} bytes:\n{string.Join('\n', parts)}");
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task NothingIsOpenAsync(HttpClient visitor)
    {
        using var wall = await visitor.GetAsync("/wall", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, wall.StatusCode);
        Assert.Contains("/account/sign-in", wall.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(visitor, "/api/v1/board"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(visitor, "/demo"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, "/health"));
    }

    private static async Task MakeAdministratorAsync(Window window, string link)
    {
        var page = window.Page;
        await window.GoAsync(link);
        await page.GetByLabel(Thai["Accounts.UserName"]).FillAsync("somsri");
        await page.GetByLabel(Thai["Accounts.Name"], new() { Exact = true }).FillAsync("สมศรี");
        await page.GetByLabel(Thai["Accounts.NewPassword"]).FillAsync("a-long-password-of-her-own");
        await page.GetByRole(AriaRole.Button, new() { Name = Thai["Accounts.CreateAccount"] }).ClickAsync();
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = Thai["Accounts.SignIn"] }).ClickAsync();
        await page.GetByLabel(Thai["Accounts.UserName"]).FillAsync("somsri");
        await page.GetByLabel(Thai["Accounts.Password"]).FillAsync("a-long-password-of-her-own");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = Thai["Accounts.SignIn"] }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/accounts$"));
    }

    private async Task PublishAsync()
    {
        using var publish = Process.Start(new ProcessStartInfo("dotnet",
            ["publish", Repository.At("PmqaDashboard.Server"), "--no-build", "--configuration", ServerProcess.Configuration, "--output", _folder, "-nologo"])
        {
            RedirectStandardOutput = true,
        })!;
        string printed = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, printed);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/setup\?key=\S+")]
    private static partial Regex SetupLink();
}
