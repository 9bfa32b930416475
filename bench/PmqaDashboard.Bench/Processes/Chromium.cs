using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PmqaDashboard.Bench.Processes;

/// <summary>A real browser with real screens, over its own debugging protocol: what a page keeps is what is measured.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Listening = "DevTools listening on ";
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private readonly Process _process;
    private readonly string _profile;

    private Chromium(Process process, string profile, Uri tools) => (_process, _profile, Tools) = (process, profile, tools);

    private Uri Tools { get; }

    /// <summary>Path of the browser that CHROMIUM names or that the system has, or null.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM") ?? Names
        .SelectMany(n => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(d => System.IO.Path.Combine(d, n)))
        .FirstOrDefault(File.Exists);

    /// <summary>Starts it without a window.</summary>
    public static async Task<Chromium> StartAsync()
    {
        string profile = Directory.CreateTempSubdirectory("pmqa-browser-").FullName;
        var start = new ProcessStartInfo(
            Path ?? throw new InvalidOperationException("No Chromium here: install the package 'chromium' or name one in the variable CHROMIUM."),
            [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-port=0",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1920,1080",
                "--disable-background-timer-throttling", "--disable-renderer-backgrounding", "--disable-backgrounding-occluded-windows",
                "--user-data-dir=" + profile, "about:blank",
            ])
        {
            RedirectStandardError = true,
        };
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith(Listening, StringComparison.Ordinal) == true)
            {
                address.TrySetResult(new Uri(line.Data[Listening.Length..]));
            }
        };
        process.Start();
        process.BeginErrorReadLine();
        return new Chromium(process, profile, await address.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    /// <summary>Opens a page of its own.</summary>
    public async Task<BrowserPage> OpenAsync(Uri address)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://{Tools.Authority}") };
        using var answer = await client.PutAsync(new Uri("/json/new?" + address, UriKind.Relative), null);
        var target = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(target["webSocketDebuggerUrl"]!.GetValue<string>()), CancellationToken.None);
        var page = new BrowserPage(socket);
        await page.ShowAsync();
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_profile, recursive: true);
    }
}

/// <summary>A page of the browser. One question at a time.</summary>
internal sealed class BrowserPage(ClientWebSocket socket) : IDisposable
{
    private int _last;

    /// <summary>What a page keeps after a full collection.</summary>
    /// <returns>Heap of its scripts in bytes, nodes of its document, and listeners.</returns>
    public async Task<(double Heap, double Nodes, double Listeners)> KeptAsync()
    {
        await AskAsync("Performance.enable");
        await AskAsync("HeapProfiler.collectGarbage");
        var metrics = (await AskAsync("Performance.getMetrics"))["metrics"]!.AsArray();
        return (Of("JSHeapUsedSize"), Of("Nodes"), Of("JSEventListeners"));

        double Of(string name) => metrics.Single(m => m!["name"]!.GetValue<string>() == name)!["value"]!.GetValue<double>();
    }

    /// <summary>Brings it before other pages of its browser, so that it draws frames.</summary>
    public Task ShowAsync() => AskAsync("Page.bringToFront");

    /// <summary>The value of an expression, as text.</summary>
    public async Task<string> ReadAsync(string expression) =>
        (await AskAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true }))["result"]?["value"]?.ToString() ?? "";

    public void Dispose() => socket.Dispose();

    private async Task<JsonNode> AskAsync(string method, JsonObject? parameters = null)
    {
        int id = ++_last;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);
        byte[] buffer = new byte[1 << 16];
        while (true)
        {
            using var text = new MemoryStream();
            WebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer, CancellationToken.None);
                text.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);

            // What the page tells by itself is not asked for.
            var answer = JsonNode.Parse(text.ToArray())!;
            if (answer["id"]?.GetValue<int>() == id)
            {
                return answer["result"] ?? throw new InvalidOperationException($"{method}: {answer["error"]}");
            }
        }
    }
}
