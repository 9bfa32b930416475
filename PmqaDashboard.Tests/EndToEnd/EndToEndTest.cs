using Microsoft.Playwright;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Tests.House;
using Xunit;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>
/// What every test with a real browser does: it is skipped, visibly, where there is no browser; its windows must end without
/// an error and without a request to another machine; a failure leaves pictures in <c>TestResults</c>.
/// </summary>
[Collection(Stage.Collection)]
public abstract class EndToEndTest(Stage stage) : IAsyncLifetime
{
    private readonly List<Window> _windows = [];
    private readonly List<ServerProcess> _servers = [];

    /// <summary>Texts as a new visitor sees them: Thai, Thai digits.</summary>
    internal static Show Thai { get; } = new(new ViewSettings());

    /// <summary>Texts in English with Arabic digits.</summary>
    internal static Show English { get; } = new(new ViewSettings(Language.English, Digits.Arabic));

    internal Stage Stage => stage;

    public virtual ValueTask InitializeAsync()
    {
        Assert.SkipWhen(BrowserProcess.Path is null, BrowserProcess.Missing);
        return ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
        {
            await KeepPicturesAsync();
        }

        foreach (var window in _windows)
        {
            await window.DisposeAsync();
        }

        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        Assert.Empty(_windows.SelectMany(w => w.Strangers));
        Assert.Empty(_windows.SelectMany(w => w.Errors));
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a window on the shared demonstration, or on another server.</summary>
    internal Task<Window> OpenAsync(int width = 1920, int height = 1080, ServerProcess? server = null) =>
        OpenAsync((server ?? stage.Demo).Address, width, height);

    /// <summary>Opens a window on an address.</summary>
    internal async Task<Window> OpenAsync(string address, int width = 1920, int height = 1080)
    {
        var window = await stage.Browser.OpenAsync(address, width, height);
        _windows.Add(window);
        return window;
    }

    /// <summary>Starts a demonstration of this test's own, to be killed and started again as it likes.</summary>
    internal async Task<ServerProcess> StartServerAsync() => Keep(await ServerProcess.StartDemoAsync());

    /// <summary>Starts what the README's command starts: a year of reports, and bureaus that go on reporting.</summary>
    internal Task<ServerProcess> StartSimulationAsync() => StartServerAsync(ServerProcess.Built, "Development");

    /// <summary>Starts a program with nothing set but its environment.</summary>
    internal async Task<ServerProcess> StartServerAsync(string program, string environment) =>
        Keep(await ServerProcess.StartAsync(program, new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = environment }));

    private ServerProcess Keep(ServerProcess server)
    {
        _servers.Add(server);
        return server;
    }

    private async Task KeepPicturesAsync()
    {
        string name = string.Concat((TestContext.Current.TestMethod?.MethodName ?? "test").Take(80));
        string folder = Repository.At("TestResults");
        for (int i = 0; i < _windows.Count; i++)
        {
            try
            {
                await _windows[i].Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{i + 1}.png") });
            }
            catch (PlaywrightException)
            {
                // A picture is a help, not a result.
            }
        }
    }
}
