using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PmqaDashboard.Components.Display;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>A browser window that notes every error of its page and every request that leaves this machine.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<string> _strangers = new();
    private readonly string _address;

    private Window(IBrowserContext context, IPage page, string address) => (Context, Page, _address) = (context, page, address);

    /// <summary>Cookies and storage.</summary>
    public IBrowserContext Context { get; }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors of scripts and of the console.</summary>
    public IEnumerable<string> Errors => _errors;

    /// <summary>Addresses outside this machine that the page asked for.</summary>
    public IEnumerable<string> Strangers => _strangers;

    public static async Task<Window> OpenAsync(IBrowserContext context, string address)
    {
        var window = new Window(context, await context.NewPageAsync(), address);
        context.SetDefaultTimeout(15_000);
        window.Page.PageError += (_, error) => window._errors.Enqueue(error);
        window.Page.Console += (_, message) =>
        {
            if (message.Type is "error")
            {
                window._errors.Enqueue($"{message.Text} ({message.Location})");
            }
        };
        context.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss", Host: not "127.0.0.1" })
            {
                window._strangers.Enqueue(request.Url);
            }
        };
        return window;
    }

    /// <summary>Goes to an address and waits until the page works: plain HTML at once, an interactive page with its circuit.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await WorksAsync();
    }

    /// <summary>Waits until the page works.</summary>
    public Task WorksAsync() =>
        Expect(Page.Locator("html:not([data-interactive]), html[data-connection=up]:not(:has([data-picture]))")).ToHaveCountAsync(1);

    /// <summary>Shows pages in a language, digits and colours from now on, as the settings page would.</summary>
    public Task LookAsync(ViewSettings settings) => Context.AddCookiesAsync(
        [new() { Name = ViewSettings.CookieName, Value = settings.ToCookie(), Url = _address }]);

    /// <summary>Enters as a persona of the demonstration.</summary>
    public async Task EnterAsync(string account)
    {
        await GoAsync("/demo");
        await Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(Regex.Escape(account) + "$") }).ClickAsync();
        await Expect(Page).Not.ToHaveURLAsync($"{_address}/demo");
        await WorksAsync();
    }

    /// <summary>Posts a report as the outbox of the page "my work" does, with this window's cookies.</summary>
    public async Task<IAPIResponse> PostReportAsync(object report)
    {
        var token = await (await Context.APIRequest.GetAsync("/work/token")).JsonAsync();
        return await Context.APIRequest.PostAsync("/work/reports", new()
        {
            DataObject = report,
            Headers = [new("RequestVerificationToken", token!.Value.GetProperty("token").GetString()!)],
        });
    }

    /// <summary>Forgets the errors so far, where a test made them on purpose.</summary>
    public void Forgive() => _errors.Clear();

    public async ValueTask DisposeAsync() => await Context.CloseAsync();
}
