using Microsoft.Playwright;
using Xunit;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>Requests that no page makes, sent with the cookies of somebody who is really signed in.</summary>
[Collection(Stage.Looks)]
public class ForgeryTests(Stage stage) : EndToEndTest(stage)
{
    private const string OthersStep = "4-0-1.4";

    [Fact]
    public async Task Nobody_reports_for_another_unit_and_nothing_is_written()
    {
        var window = await OpenAsync();
        await window.EnterAsync("demo.academic");
        var request = window.Context.APIRequest;
        var report = new { stepId = OthersStep, unit = "pr", percent = 100, key = "forged-1" };

        var forged = await window.PostReportAsync(report);
        var unsigned = await request.PostAsync("/work/reports", new() { DataObject = report });
        var byApi = await request.PostAsync($"/api/v1/steps/{OthersStep}/progress", new() { DataObject = new { percent = 100, unit = "pr" } });

        Assert.Equal(403, forged.Status);
        Assert.Equal("forbidden", (await forged.JsonAsync())!.Value.GetProperty("refusal").GetString());
        Assert.Equal(400, unsigned.Status);
        Assert.Equal(401, byApi.Status);
        Assert.Empty(await Stage.Demo.JournalAsync(OthersStep));
    }

    [Fact]
    public async Task An_executive_looks_and_does_not_touch()
    {
        var window = await OpenAsync();
        await window.EnterAsync("demo.executive");

        var forged = await window.PostReportAsync(new { stepId = OthersStep, unit = "pr", percent = 100, key = "forged-2" });
        await window.GoAsync("/work");

        Assert.Equal(403, forged.Status);
        Assert.Empty(await Stage.Demo.JournalAsync(OthersStep));
        await Assertions.Expect(window.Page.GetByText(Thai["Work.NothingToReport"])).ToBeVisibleAsync();
    }
}
