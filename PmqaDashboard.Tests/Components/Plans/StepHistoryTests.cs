using Bunit;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Plans;

public class StepHistoryTests : PlanScreen
{
    [Fact]
    public void Reports_say_who_when_how_much_and_what()
    {
        History.Reports.Add(Report(1, 80) with { Result = "สำรวจแล้ว", Obstacles = "ผู้ตอบน้อย", Recommendation = "ขยายเวลา" });

        var report = Words(Assert.Single(Open("?step=1-0-1.1").FindAll(".reports li")));

        Assert.Contains("สมหญิง · it", report, StringComparison.Ordinal);
        Assert.Contains("๑๘ มิ.ย. ๒๕๕๓ ๑๔:๐๒", report, StringComparison.Ordinal);
        Assert.Contains("๘๐%", report, StringComparison.Ordinal);
        Assert.EndsWith("ผลการดำเนินงาน สำรวจแล้ว ปัญหาและอุปสรรค ผู้ตอบน้อย ข้อเสนอแนะ ขยายเวลา", report, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_taken_back_stays_struck_through()
    {
        History.Reports.AddRange([Report(2, null) with { Withdraws = 1, AccountName = "สมชาย" }, Report(1, 90)]);

        var report = Assert.Single(Open("?step=1-0-1.1").FindAll(".reports li"));

        Assert.Contains("๙๐%", Words(report.QuerySelector("del")!), StringComparison.Ordinal);
        Assert.StartsWith("ถอนรายงานโดย สมชาย", Words(report.QuerySelector(".undone")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_read_again_only_when_the_step_moved()
    {
        var page = Open("?step=1-0-1.1");
        await page.InvokeAsync(() => Boards.PublishAsync(Boards.Current! with { Sequence = 9 }));
        Assert.Equal(["1-0-1.1"], History.Read);

        await page.InvokeAsync(() => Boards.PublishAsync(Now([.. Changes, TestChanges.Report(3, "1-0-1.1", "policy", 40)])));
        Assert.Equal(["1-0-1.1", "1-0-1.1"], History.Read);
    }

    [Fact]
    public void A_history_that_cannot_be_read_leaves_the_rest()
    {
        History.Failure = new IOException("disk");

        var page = Open("?step=1-0-1.1");

        Assert.StartsWith("อ่านประวัติไม่สำเร็จ", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".fields dt"));
    }

    [Fact]
    public void A_parent_has_no_reports_of_its_own()
    {
        Open("?step=1-0-1");

        Assert.Empty(History.Read);
    }

    private static ProgressReport Report(long id, decimal? percent) => new(
        id, "1-0-1.1", "it", percent, null, null, null, "a", "สมหญิง", Screen.Now.UtcDateTime, id, null);
}
