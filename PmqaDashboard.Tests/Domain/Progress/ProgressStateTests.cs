using PmqaDashboard.Domain.Progress;
using Xunit;
using static PmqaDashboard.Tests.Domain.TestChanges;

namespace PmqaDashboard.Tests.Domain.Progress;

public class ProgressStateTests
{
    private const string Step = "1-0-2"; // its shares: it, policy

    private static readonly ProgressState Nothing = new(TestPlans.Small);

    [Fact]
    public void The_newest_report_of_a_share_counts()
    {
        var state = Nothing.With(Report(1, Step, "it", 10)).With(Report(2, Step, "policy", 20)).With(Report(3, Step, "it", 30));

        Assert.Equal((30m, 3L), (state.Newest(Step, "it")!.Percent, state.Newest(Step, "it")!.ReportId));
        Assert.Equal(20, state.Newest(Step, "policy")?.Percent);
        Assert.Null(state.Newest("1-0-1", "policy"));
    }

    [Fact]
    public void What_the_plans_do_not_have_is_not_there()
    {
        var state = Nothing.With(Report(1, Step, "academic", 10)).With(Report(2, "9-0-1", "it", 10)).With(Report(3, Step, null, 10));

        Assert.Null(state.Newest(Step, "academic"));
        Assert.Null(state.Newest(Step, null));
        Assert.Null(state.Newest("9-0-1", "it"));
    }

    [Fact]
    public void A_withdrawal_uncovers_the_report_before_with_its_own_number_and_time()
    {
        var first = Report(1, Step, "it", 10);
        var state = Nothing.With(first).With(Report(2, Step, "it", 30)).With(Withdraw(3, Step, "it", 30, 10));

        Assert.Equal(new StandingReport(10, first.ReportId!.Value, first.AtUtc), state.Newest(Step, "it"));
        Assert.Null(state.With(Withdraw(4, Step, "it", 10, null)).Newest(Step, "it"));
    }

    [Fact]
    public void Of_many_reports_only_the_newest_are_kept_and_it_says_so_when_more_are_asked_for()
    {
        var all = Enumerable.Range(1, 100).Select(n => Report(n, Step, "it", n)).ToList();
        var (state, whole) = (Nothing, new ProgressState(TestPlans.Small, keepAll: true));
        foreach (var report in all)
            (state, whole) = (state.With(report), whole.With(report));

        for (int n = 99; n >= 1; n--)
        {
            whole = whole.With(Withdraw(200 - n, Step, "it", n + 1, n));
            Assert.Equal(n, whole.Newest(Step, "it")?.Percent);
        }

        for (int n = 99; n >= 97; n--)
        {
            state = state.With(Withdraw(200 - n, Step, "it", n + 1, n));
            Assert.Equal(n, state.Newest(Step, "it")?.Percent);
        }

        Assert.Throws<ForgottenException>(() => Enumerable.Range(0, 96).Aggregate(state, (s, n) => s.With(Withdraw(300 + n, Step, "it", 0, 0))));
    }

    [Fact]
    public void States_do_not_alter()
    {
        var before = Nothing.With(Report(1, Step, "it", 10));

        before.With(Report(2, Step, "it", 30));

        Assert.Equal(10, before.Newest(Step, "it")?.Percent);
    }
}
