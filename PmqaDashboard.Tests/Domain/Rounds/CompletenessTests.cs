using PmqaDashboard.Domain.Rounds;
using Xunit;
using static PmqaDashboard.Tests.Domain.Desk;

namespace PmqaDashboard.Tests.Domain.Rounds;

public sealed class CompletenessTests
{
    private const string Shared = "1-0-2", Alone = "1-0-1";

    private readonly Desk _desk = new(TestPlans.Small, TestChanges.Now);

    private RoundCompleteness Nine => RoundCompleteness.Of(_desk.Board).Single(r => r.Round.Months == 9);

    private UnitCompleteness Of(string? unit) => Nine.Units.Single(u => u.Unit == unit);

    private SeenLine Seen(string unit, string step) => new(step, _desk.Board.Record.Rounds.Report(9, unit)!.Lines[step].ReportId);

    // What has happened to the bureau of IT, which the round asks for one line.
    private void Live(string until)
    {
        string[] acts = ["nothing", "report", "submit", "accept", "certify", "reopen", "return"];
        int steps = Array.IndexOf(acts, until.Replace("late ", "", StringComparison.Ordinal));
        for (int i = 1; i <= steps; i++)
        {
            switch (acts[i])
            {
                case "report":
                    _desk.Report(Shared, "it", 50);
                    break;
                case "submit":
                    _desk.NowUtc = until.StartsWith("late", StringComparison.Ordinal) ? TestChanges.Noon(2010, 7, 2) : _desk.NowUtc;
                    _desk.Made(Focal("it"), new SubmitRound(9, "it"));
                    break;
                case "accept":
                    _desk.Made(Team, new AcceptLines(9, "it", [Seen("it", Shared)]));
                    break;
                case "certify":
                    _desk.Made(Secretariat, new CertifyRound(9, "it"));
                    break;
                case "reopen":
                    _desk.Made(Secretariat, new ReopenRound(9, "it", "เหตุผล"));
                    break;
                case "return":
                    _desk.Made(Team, new ReturnLine(9, "it", Seen("it", Shared), "แก้"));
                    break;
            }
        }
    }

    //                                        exp rep sub tim acc cer  missing
    [Theory]
    [InlineData("nothing", /*              */ 1, 0, 0, 0, 0, 0, true, RoundReportState.NotStarted)]
    [InlineData("report", /*               */ 1, 1, 0, 0, 0, 0, true, RoundReportState.Draft)]
    [InlineData("submit", /*               */ 1, 1, 1, 1, 0, 0, false, RoundReportState.Submitted)]
    [InlineData("late submit", /*          */ 1, 1, 1, 0, 0, 0, false, RoundReportState.Submitted)]
    [InlineData("accept", /*               */ 1, 1, 1, 1, 1, 0, false, RoundReportState.Accepted)]
    [InlineData("certify", /*              */ 1, 1, 1, 1, 1, 1, false, RoundReportState.Certified)]
    [InlineData("late certify", /*         */ 1, 1, 1, 0, 1, 1, false, RoundReportState.Certified)]
    [InlineData("reopen", /*               */ 1, 1, 1, 1, 1, 0, false, RoundReportState.Accepted)]
    [InlineData("return", /*               */ 1, 1, 1, 1, 0, 0, true, RoundReportState.Returned)]
    public void A_unit_is_counted_by_what_has_happened(
        string happened, int expected, int reported, int submitted, int onTime, int accepted, int certified, bool missing, RoundReportState state)
    {
        Live(happened);

        var unit = Of("it");
        var counts = new Completeness(expected, reported, submitted, onTime, accepted, certified);
        Assert.Equal((counts, counts), (unit.Lines, unit.Report));
        Assert.Equal((missing, state), (unit.IsMissing, unit.State));
        Assert.Equal(happened.StartsWith("late", StringComparison.Ordinal), unit.IsLate);
    }

    [Fact]
    public void Lines_are_summed_by_unit_and_by_plan_and_reports_are_one_of_each_unit()
    {
        Live("submit");
        _desk.Report(Alone, "policy", 100);
        _desk.Report("2-0-1.1", "academic", 10);

        // Nine months ask policy for two lines, it for one, academic for one; nobody holds the line of plan 3.
        Assert.Equal(new Completeness(2, 1, 0, 0, 0, 0), Of("policy").Lines);
        Assert.Equal(new Completeness(1, 0, 0, 0, 0, 0), Of("policy").Report);
        Assert.Equal(1, Of(null).Lines.Expected);
        Assert.Equal(new Completeness(3, 2, 1, 1, 0, 0), Nine.Plans.Single(p => p.Plan == 1).Lines);
        Assert.Equal(Nine.Lines, Completeness.Sum(Nine.Plans.Select(p => p.Lines)));
        Assert.Equal(new Completeness(4, 2, 1, 1, 0, 0), Nine.Reports);
        Assert.Equal((25m, 25m, (decimal?)0m), (Nine.Reports.ReportingRate, Nine.Reports.OnTimeRate, Nine.Reports.CertifiedRate));
        Assert.Equal(["policy", "academic", null], Nine.Missing.Select(u => u.Unit));
    }

    [Fact]
    public void Rates_of_nothing_are_no_rates()
    {
        Assert.Null(default(Completeness).ReportingRate);
        Assert.Null(default(Completeness).OnTimeRate);
        Assert.False(new UnitCompleteness("x", RoundReportState.NotStarted, false, default).IsMissing);
        Assert.Equal(default, new UnitCompleteness("x", RoundReportState.NotStarted, false, default).Report);
    }

    [Fact]
    public void A_unit_counts_as_the_Board_says_it_stands()
    {
        foreach (string happened in new[] { "report", "certify" })
        {
            var test = new CompletenessTests();
            test.Live(happened);
            foreach (var slice in test._desk.Board.Units)
            {
                var nine = slice.Rounds.Single(r => r.Months == 9);
                var own = test.Of(slice.Unit.Code);
                Assert.Equal((nine.Expected, nine.Reported, nine.State, nine.Accepted), (own.Lines.Expected, own.Lines.Reported, own.State, own.Lines.Accepted));
            }
        }
    }

    [Fact]
    public void It_is_worked_out_once_for_a_Board_and_is_equal_while_every_count_is()
    {
        Live("report");
        var before = _desk.Board;
        Assert.Equal(RoundCompleteness.Of(before), RoundCompleteness.Of(before));

        _desk.Report(Shared, "it", 60);
        Assert.Equal(RoundCompleteness.Of(before).ToList(), RoundCompleteness.Of(_desk.Board).ToList());
        _desk.Made(Focal("it"), new SubmitRound(9, "it"));
        Assert.NotEqual(RoundCompleteness.Of(before).ToList(), RoundCompleteness.Of(_desk.Board).ToList());
    }
}
