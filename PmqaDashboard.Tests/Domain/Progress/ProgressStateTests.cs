using PmqaDashboard.Domain.Progress;
using Xunit;
using static PmqaDashboard.Tests.Domain.TestChanges;

namespace PmqaDashboard.Tests.Domain.Progress;

public class ProgressStateTests
{
    [Fact]
    public void The_newest_report_of_a_share_counts()
    {
        var state = ProgressState.Empty.With(Report(1, "a", "it", 10)).With(Report(2, "a", "policy", 20)).With(Report(3, "a", "it", 30));

        Assert.Equal((30m, 3L), (state.Newest("a", "it")!.Percent, state.Newest("a", "it")!.ReportId));
        Assert.Equal(20, state.Newest("a", "policy")?.Percent);
        Assert.Null(state.Newest("a", null));
        Assert.Null(state.Newest("b", "it"));
    }

    [Fact]
    public void A_withdrawal_uncovers_the_report_before_with_its_own_number_and_time()
    {
        var first = Report(1, "a", "it", 10);
        var state = ProgressState.Empty.With(first).With(Report(2, "a", "it", 30)).With(Withdraw(3, "a", "it", 30, 10));

        Assert.Equal(new StandingReport(10, first.ReportId, first.AtUtc), state.Newest("a", "it"));
        Assert.Null(state.With(Withdraw(4, "a", "it", 10, null)).Newest("a", "it"));
    }

    [Fact]
    public void States_do_not_alter()
    {
        var before = ProgressState.Empty.With(Report(1, "a", "it", 10));

        before.With(Report(2, "a", "it", 30));

        Assert.Equal(10, before.Newest("a", "it")?.Percent);
    }
}
