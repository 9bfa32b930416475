using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>
/// Evidence in a real browser, under the real policies of the page and of the file. A violation of either is an error in the console,
/// which fails the test.
/// </summary>
[Collection(Stage.Stories)]
public class EvidenceTests(Stage stage) : EndToEndTest(stage)
{
    private const string Step = "4-0-2.5";

    // 1 x 1 pixel.
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_picture_and_a_pdf_are_shown_in_place_and_lead_from_their_criteria()
    {
        var server = await StartServerAsync();
        var window = await OpenAsync(server: server);
        var item = await OpenStepAsync(window);
        await AttachAsync(item, "ภาพถ่าย.png", Png);
        await AttachAsync(item, "รายงาน.pdf", Pdf());

        var picture = item.Locator("li", new() { HasText = "ภาพถ่าย.png" });
        await picture.GetByRole(AriaRole.Button, new() { Name = Thai["Evidence.Look"] }).ClickAsync();
        await Expect(picture.Locator("img")).ToHaveJSPropertyAsync("naturalWidth", 1);

        var pdf = item.Locator("li", new() { HasText = "รายงาน.pdf" });
        var asked = window.Page.WaitForResponseAsync(r => r.Url.Contains("/evidence/", StringComparison.Ordinal));
        await pdf.GetByRole(AriaRole.Button, new() { Name = Thai["Evidence.Look"] }).ClickAsync();
        Assert.Equal(200, (await asked).Status);
        await Expect(pdf.Locator("iframe")).ToBeVisibleAsync();

        // The browser's own viewer rewrites headers, so they are asked for beside it.
        string address = (await pdf.Locator("iframe").GetAttributeAsync("src"))!;
        var headers = (await window.Context.APIRequest.GetAsync(address)).Headers;
        Assert.Equal("application/pdf", headers["content-type"]);
        Assert.StartsWith("inline;", headers["content-disposition"], StringComparison.Ordinal);
        Assert.Equal("nosniff", headers["x-content-type-options"]);
        Assert.StartsWith("default-src 'none'", headers["content-security-policy"], StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'self'", headers["content-security-policy"], StringComparison.Ordinal);

        // One more criterion, of another category; its place on the map leads back to the file.
        await pdf.Locator("[data-mark]").ClickAsync();
        await pdf.GetByText(Thai["Evidence.MarkOthers"]).ClickAsync();
        await pdf.Locator("input[value=LD1]").CheckAsync();
        await pdf.GetByRole(AriaRole.Button, new() { Name = Thai["Evidence.MarkSave"] }).ClickAsync();
        await pdf.Locator(".codes a[href='/criteria?code=LD1']").ClickAsync();
        await Expect(window.Page.Locator("aside .proof a").GetByText("รายงาน.pdf")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_or_a_drawing_with_a_script_is_not_taken_and_text_that_looks_like_one_stays_words()
    {
        var server = await StartServerAsync();
        var window = await OpenAsync(server: server);
        var item = await OpenStepAsync(window);

        foreach (var (name, hostile) in new[] { ("หน้า.png", "<html><script>document.title='run'</script>"), ("ภาพ.png", "<svg xmlns='http://www.w3.org/2000/svg' onload=\"document.title='run'\"/>") })
        {
            await ChooseAsync(item, name, Encoding.UTF8.GetBytes(hostile));
            await Expect(item.Locator(".upload [role=alert]")).ToHaveTextAsync(new Regex($"^{name}: .*PDF"));
            await Expect(item.Locator("[data-evidence]")).ToHaveCountAsync(0);
        }

        await AttachAsync(item, "หน้า.html", Encoding.UTF8.GetBytes("บันทึก <script>document.title='run'</script>"));
        string address = (await item.Locator(".name a").GetAttributeAsync("href"))!;
        var given = await window.Context.APIRequest.GetAsync(address);
        Assert.Equal("text/plain; charset=utf-8", given.Headers["content-type"]);
        Assert.StartsWith("attachment;", given.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Equal("nosniff", given.Headers["x-content-type-options"]);
    }

    private static async Task<ILocator> OpenStepAsync(Window window)
    {
        await window.EnterAsync("demo.academic");
        var screen = new WorkScreen(window);
        await screen.GoAsync();
        await screen.Opener(Step).ClickAsync();
        return screen.Item(Step);
    }

    private static async Task AttachAsync(ILocator item, string name, byte[] bytes)
    {
        await ChooseAsync(item, name, bytes);
        await Expect(item.Locator("[data-evidence]").GetByText(name)).ToBeVisibleAsync();
    }

    private static Task ChooseAsync(ILocator item, string name, byte[] bytes) =>
        item.ChooseAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });

    // One empty page, with offsets that are right.
    private static byte[] Pdf()
    {
        string[] objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>"];
        var text = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
        for (int i = 0; i < objects.Length; i++)
        {
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"{text.Length:D10} 00000 n \n");
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1} 0 obj{objects[i]}endobj\n");
        }

        int start = text.Length;
        text.Append(table).Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF");
        return Encoding.ASCII.GetBytes(text.ToString());
    }
}
