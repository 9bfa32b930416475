using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>
/// What axe-core finds on a page that keeps somebody from using it. It runs in the page itself: the binding for Playwright
/// opens a window of its own for every check, which took longer than the check.
/// </summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Serious and critical faults, each as its rule and the element's HTML.</summary>
    /// <param name="page">The page as it stands.</param>
    public static Task<string[]> FaultsAsync(this IPage page) => RunAsync(page, "{}");

    /// <summary>As <see cref="FaultsAsync"/>, of what another set of colours can change and nothing else.</summary>
    /// <param name="page">The page, of which every other rule was asked in the first colours.</param>
    public static Task<string[]> FaultsOfColourAsync(this IPage page) =>
        RunAsync(page, """{ runOnly: ["color-contrast", "link-in-text-block"] }""");

    private static async Task<string[]> RunAsync(IPage page, string options)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>($$"""
            async () => (await axe.run(document, { resultTypes: ["violations"], ...{{options}} })).violations
                .filter(rule => ["serious", "critical"].includes(rule.impact))
                .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`))
            """);
    }
}
