using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Demo;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Server.Demo;

public sealed class PastTests
{
    private static readonly DateOnly Today = new(2010, 6, 18);
    private static readonly List<(DateTime AtUtc, ReportCommand Command)> Reports = [.. new Past(RealPlans.Book).Until(Today)];

    [Fact]
    public void The_past_is_the_same_each_time() => Assert.Equal(Reports, new Past(RealPlans.Book).Until(Today));

    [Fact]
    public void It_goes_forward_in_office_hours_and_never_back()
    {
        Assert.InRange(Reports.Count, 150, 300);
        Assert.Equal(Reports.OrderBy(r => r.AtUtc), Reports);
        Assert.All(Reports, r =>
        {
            var local = r.AtUtc + FiscalClock.Bangkok;
            Assert.InRange(TimeOnly.FromDateTime(local), new TimeOnly(8, 30), new TimeOnly(16, 30));
            Assert.DoesNotContain(local.DayOfWeek, new[] { DayOfWeek.Saturday, DayOfWeek.Sunday });
        });
        Assert.All(
            Reports.GroupBy(r => (r.Command.StepId, r.Command.Unit)),
            share => Assert.Equal(share.Select(r => r.Command.Percent).Distinct().Order(), share.Select(r => r.Command.Percent)));
    }

    [Fact]
    public void It_leaves_the_agency_somewhat_behind_and_category_4_late()
    {
        var board = BoardAt(Today);
        Assert.InRange(board.Agency.Figures.Planned!.Value - board.Agency.Figures.Reported!.Value, 8, 12);
        Assert.Equal(ProgressStatus.Late, StatusOf(board, 4));
        Assert.Equal(ProgressStatus.OnTrack, StatusOf(board, 5));
        Assert.Equal(ProgressStatus.OnTrack, StatusOf(board, 6));
        Assert.Contains(board.Categories, c => c.Figures.Status == ProgressStatus.AtRisk);
        Assert.Equal(["legal", "committee3"], board.Units.Where(IsSilent).Select(u => u.Unit.Code));
    }

    private static bool IsSilent(UnitSlice unit) => unit.Rounds.Single(r => r.Months == 9) is { Expected: > 0, Reported: 0 };

    private static ProgressStatus StatusOf(Board board, int category) => board.Categories.Single(c => c.Category.Number == category).Figures.Status;

    private static Board BoardAt(DateOnly day)
    {
        var standing = new Dictionary<(string, string?), decimal>();
        long sequence = 0;
        var journal = Reports.Where(r => FiscalClock.DayOf(r.AtUtc) <= day).Select(r =>
        {
            decimal? before = standing.TryGetValue((r.Command.StepId, r.Command.Unit), out decimal known) ? known : null;
            standing[(r.Command.StepId, r.Command.Unit)] = r.Command.Percent;
            return new Change(++sequence, r.AtUtc, ChangeKind.Reported, r.Command.StepId, r.Command.Unit, "a", "a", sequence, before, r.Command.Percent);
        });
        return BoardBuilder.Start(RealPlans.Book, [.. journal], FiscalClock.StartOfDayUtc(day));
    }
}
