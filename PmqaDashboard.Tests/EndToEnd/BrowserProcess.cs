using Microsoft.Playwright;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>The system's own Chromium, driven by Playwright. Nothing is downloaded.</summary>
internal sealed class BrowserProcess : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    // The last five keep a browser that nobody uses from talking to its maker.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private BrowserProcess(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Path of the browser, or null when this machine has none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Why browser tests are skipped where there is no browser.</summary>
    public const string Missing = "No Chromium here: install the package 'chromium' or name one in the variable CHROMIUM.";

    /// <summary>Starts it.</summary>
    public static async Task<BrowserProcess> StartAsync()
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(15_000);
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path ?? throw new InvalidOperationException(Missing),
            Args = Arguments,
        });
        return new(playwright, browser);
    }

    /// <summary>A person's own browser window: own cookies, own storage, and a watch on what goes wrong in it.</summary>
    public async Task<Window> OpenAsync(string address, int width = 1920, int height = 1080)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "th-TH",
            TimezoneId = "America/New_York", // Days are Bangkok's wherever a browser stands.
        });
        return await Window.OpenAsync(context, address);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator);
        return new[] { Environment.GetEnvironmentVariable("CHROMIUM") ?? "" }
            .Concat(Names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))))
            .FirstOrDefault(File.Exists);
    }
}
