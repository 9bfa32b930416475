using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Progress;
using Xunit;

namespace PmqaDashboard.Tests.Components.Display;

public class StatusLookTests
{
    [Theory]
    [InlineData(ProgressStatus.Done, "check", "status-done", "เสร็จ", "Done")]
    [InlineData(ProgressStatus.Deferred, "forward", "status-deferred", "เลื่อนไปปีถัดไป", "Deferred")]
    [InlineData(ProgressStatus.NoReport, "question", "status-noreport", "ยังไม่รายงาน", "No report")]
    [InlineData(ProgressStatus.Late, "cross", "status-late", "ล่าช้า", "Late")]
    [InlineData(ProgressStatus.AtRisk, "triangle", "status-atrisk", "เสี่ยง", "At risk")]
    [InlineData(ProgressStatus.NotDue, "ring", "status-notdue", "ยังไม่ถึงกำหนด", "Not due")]
    [InlineData(ProgressStatus.OnTrack, "dot", "status-ontrack", "ตามแผน", "On track")]
    public void A_status_is_a_shape_a_word_and_a_colour(ProgressStatus status, string shape, string css, string thai, string english)
    {
        var look = StatusLook.Of(status);

        Assert.Equal(shape, look.Shape);
        Assert.Equal(css, look.Css);
        Assert.Equal(thai, new Show(new ViewSettings())[look.TextKey]);
        Assert.Equal(english, new Show(new ViewSettings(Language.English))[look.TextKey]);
        Assert.Contains($"data-shape=\"{shape}\"", look.Icon.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_statuses_share_a_shape_a_colour_or_a_word()
    {
        var looks = Enum.GetValues<ProgressStatus>().Select(StatusLook.Of).ToList();

        Assert.Equal(looks.Count, looks.Select(l => l.Shape).Distinct().Count());
        Assert.Equal(looks.Count, looks.Select(l => l.Css).Distinct().Count());
        Assert.Equal(looks.Count, looks.Select(l => l.TextKey).Distinct().Count());
        Assert.Equal(looks.Count, looks.Select(l => l.Icon.Value).Distinct().Count());
    }
}
