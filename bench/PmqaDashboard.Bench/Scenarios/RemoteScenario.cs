using System.Globalization;
using PmqaDashboard.Bench.Processes;
using PmqaDashboard.Bench.Results;

namespace PmqaDashboard.Bench.Scenarios;

/// <summary>
/// A meeting's remote: from a press on the phone to the frame of the projected view that shows another item. Two browsers on this machine,
/// so that one clock times both; a network adds its own way there and back.
/// </summary>
internal sealed class RemoteScenario : IScenario
{
    private const int WarmUp = 10, Presses = 100;
    private const string Now = "(performance.timeOrigin + performance.now())";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public string Name => "remote";

    public string About => "from a press on a meeting's remote to the projected view";

    public async Task RunAsync(BenchOptions options, Report report)
    {
        for (int run = 0; run < options.Runs; run++)
        {
            await using var product = await Product.StartAsync(options.Server, history: true);
            await using var beamer = await Chromium.StartAsync();
            await using var hand = await Chromium.StartAsync();
            using var room = await beamer.OpenAsync(new Uri(product.Server.Address, "/demo"));
            using var phone = await hand.OpenAsync(new Uri(await InviteAsync(room)));
            await ClickAsync(phone, "form button");
            await UntilAsync(phone, "document.querySelector('.remote[data-ready]') !== null");
            await GoAsync(room, "/meetings/1/show");
            await room.ReadAsync(
                $"window.seen = 0; new MutationObserver(() => requestAnimationFrame(() => window.seen = {Now})).observe(document.querySelector('.chip.item'), {{ subtree: true, characterData: true, childList: true }})");

            var times = new Samples();
            for (int press = 0; press < WarmUp + Presses; press++)
            {
                await room.ReadAsync("window.seen = 0");
                string button = press % 2 == 0 ? ".pad .big.primary" : ".pad .big";
                double pressed = Number(await phone.ReadAsync($"(() => {{ const at = {Now}; document.querySelector('{button}').click(); return at; }})()"));
                await UntilAsync(room, "window.seen > 0");
                if (press >= WarmUp)
                {
                    times.Add(Number(await room.ReadAsync("window.seen")) - pressed);
                }
            }

            report.Add("remote", "press to projected frame p50, ms", "remote", times.Percentile(50), "< 300");
            report.Add("remote", "press to projected frame p99, ms", "remote", times.Percentile(99), "< 300");
        }
    }

    // The presenter's page shows the link that its QR code holds.
    private static async Task<string> InviteAsync(BrowserPage presenter)
    {
        await UntilAsync(presenter, "document.querySelector('input[value=\"demo.secretariat\"]') !== null");
        await presenter.ReadAsync("document.querySelector('input[value=\"demo.secretariat\"]').form.querySelector('button').click()");
        await UntilAsync(presenter, "location.pathname !== '/demo' && document.readyState === 'complete'");
        await GoAsync(presenter, "/meetings/1");
        await ClickAsync(presenter, "aside.remote button");
        await UntilAsync(presenter, "document.querySelector('.remote .address a') !== null");
        return await presenter.ReadAsync("document.querySelector('.remote .address a').href");
    }

    private static async Task GoAsync(BrowserPage page, string path)
    {
        await page.ReadAsync($"location.href = '{path}'");
        await UntilAsync(page, $"location.pathname === '{path}' && document.querySelector('[data-hears]') !== null");
    }

    private static async Task ClickAsync(BrowserPage page, string what)
    {
        await UntilAsync(page, $"document.querySelector('{what}') !== null");
        await page.ReadAsync($"document.querySelector('{what}').click()");
    }

    private static async Task UntilAsync(BrowserPage page, string condition)
    {
        long begin = TimeProvider.System.GetTimestamp();
        while (await page.ReadAsync(condition) != "true")
        {
            if (TimeProvider.System.GetElapsedTime(begin) > Patience)
            {
                throw new TimeoutException($"Never true: {condition}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
