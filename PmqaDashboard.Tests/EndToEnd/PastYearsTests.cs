using System.Text;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>A year before the plans, imported from a file.</summary>
[Collection(Stage.Looks)]
public class PastYearsTests(Stage stage) : EndToEndTest(stage)
{
    // No other test says anything of this year.
    private const int Year = 2549;

    [Fact]
    public async Task A_file_is_checked_previewed_and_saved_and_the_years_stand_side_by_side()
    {
        var window = await OpenAsync(1366, 768);
        await window.EnterAsync("demo.secretariat");
        await window.GoAsync("/past-years");
        var import = window.Page.Locator("[data-act=import]");

        await ChooseAsync($"{Year},agency,abc,");
        await Expect(import.Locator("[role=alert] li")).ToHaveCountAsync(1);

        await ChooseAsync($"{Year},agency,71.5,\n{Year},category 4,๖๐.๒๕,\n{Year},source,รายงานประจำปี,");
        await Expect(import.Locator($"[data-year='{Year}'] li")).ToHaveCountAsync(3);
        await import.Locator("[data-act=save]").ClickAsync();
        await Expect(import.GetByText(Thai["Past.Imported"])).ToBeVisibleAsync();

        await window.GoAsync("/analysis/years?years=5");
        var cells = window.Page.Locator("table tbody tr");
        await Expect(cells.Filter(new() { HasText = Thai["Past.Agency"] }).First).ToContainTextAsync("๗๑.๕");

        Task ChooseAsync(string lines) => import.ChooseAsync(
            new() { Name = "years.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("year,what,value,score\n" + lines) });
    }
}
