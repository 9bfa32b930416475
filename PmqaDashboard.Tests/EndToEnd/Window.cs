using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>A browser window that notes every error of its page and every request that leaves this machine.</summary>
internal sealed class Window : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<string> _strangers = new();

    private Window(IBrowserContext context, IPage page) => (Context, Page) = (context, page);

    /// <summary>Cookies and storage.</summary>
    public IBrowserContext Context { get; }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors of scripts and of the console.</summary>
    public IEnumerable<string> Errors => _errors;

    /// <summary>Addresses outside this machine that the page asked for.</summary>
    public IEnumerable<string> Strangers => _strangers;

    public static async Task<Window> OpenAsync(IBrowserContext context)
    {
        var window = new Window(context, await context.NewPageAsync());
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

    /// <summary>Forgets the errors so far, where a test made them on purpose.</summary>
    public void Forgive() => _errors.Clear();

    public async ValueTask DisposeAsync() => await Context.CloseAsync();
}
