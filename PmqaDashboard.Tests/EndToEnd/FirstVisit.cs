using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>What a browser that was never here loads for a page: everything, as it travels.</summary>
internal static class FirstVisit
{
    /// <summary>Opens a page with nothing cached, and gives all that came until its charts are drawn, with its bytes on the line.</summary>
    public static async Task<IReadOnlyList<(string Address, int Bytes)>> WeighAsync(Window window, string path)
    {
        var addresses = new ConcurrentDictionary<string, string>();
        var parts = new ConcurrentQueue<(string, int)>();
        var network = await window.Context.NewCDPSessionAsync(window.Page);
        network.Event("Network.requestWillBeSent").OnEvent += (_, sent) =>
            addresses[sent!.Value.GetProperty("requestId").GetString()!] = sent.Value.GetProperty("request").GetProperty("url").GetString()!;
        network.Event("Network.loadingFinished").OnEvent += (_, loaded) => parts.Enqueue((
            addresses.GetValueOrDefault(loaded!.Value.GetProperty("requestId").GetString()!, "?"),
            (int)loaded.Value.GetProperty("encodedDataLength").GetDouble()));
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });

        await window.GoAsync(path);
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await window.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('.canvas:not([hidden])')].every(canvas => canvas.querySelector('.apexcharts-svg'))");
        await window.Page.EvaluateAsync("() => document.fonts.ready.then(() => 0)");
        await network.DetachAsync();
        return [.. parts.OrderByDescending(p => p.Item2)];
    }
}
