using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;
using Xunit;
using static PmqaDashboard.Tests.Domain.Desk;

namespace PmqaDashboard.Tests.Domain.Rounds;

public sealed class RoundReviewTests
{
    private const string Shared = "1-0-2", Alone = "1-0-1";

    private readonly Desk _desk = new(TestPlans.Small, TestChanges.Now);

    private UnitRound Nine(string unit) => _desk.Board.Units.Single(u => u.Unit.Code == unit).Rounds.Single(r => r.Months == 9);

    private UnitTask Work(string unit) => UnitWork.Of(_desk.Board, unit).Single(t => t.Placed.Step.Id == Shared);

    private SeenLine Seen(string unit, string step) => new(step, _desk.Board.Record.Rounds.Report(9, unit)!.Lines[step].ReportId);

    private AcceptLines Accept(string unit, string step) => new(9, unit, [Seen(unit, step)]);

    private void Submit(decimal percent = 60)
    {
        _desk.Report(Shared, "it", percent);
        _desk.Made(Focal("it"), new SubmitRound(9, "it"));
    }

    [Fact]
    public void A_report_goes_from_not_started_to_draft_submitted_returned_accepted_certified_and_locked()
    {
        Assert.Equal(RoundReportState.NotStarted, Nine("it").State);
        _desk.Report(Shared, "it", 50);
        Assert.Equal(RoundReportState.Draft, Nine("it").State);

        _desk.Made(Focal("it"), new SubmitRound(9, "it"));
        Assert.Equal((RoundReportState.Submitted, false), (Nine("it").State, Nine("it").IsLate));

        _desk.Made(Team, new ReturnLine(9, "it", Seen("it", Shared), "แนบหลักฐาน"));
        Assert.Equal((RoundReportState.Returned, 1), (Nine("it").State, Nine("it").Returned));
        Assert.Equal("แนบหลักฐาน", _desk.Board.Record.Rounds.Report(9, "it")!.Lines[Shared].Remark);
        Assert.Equal("แนบหลักฐาน", Work("it").Returned?.Remark);

        Submit(60);
        Assert.Null(Work("it").Returned);
        Assert.Equal(RoundReportState.Submitted, Nine("it").State);
        Assert.Equal(RecordRefusal.NotAllAccepted, _desk.Refused(Secretariat, new CertifyRound(9, "it")));
        _desk.Made(Team, Accept("it", Shared));
        Assert.Equal((RoundReportState.Accepted, 1), (Nine("it").State, Nine("it").Accepted));

        _desk.Made(Secretariat, new CertifyRound(9, "it"));
        Assert.Equal(RoundReportState.Certified, Nine("it").State);
        _desk.Report(Shared, "it", 70);
        Assert.Equal(RecordRefusal.RoundLocked, _desk.Refused(Focal("it"), new SubmitRound(9, "it")));
        Assert.Equal(RecordRefusal.RoundLocked, _desk.Refused(Team, Accept("it", Shared)));
        Assert.Equal(RecordRefusal.RoundLocked, _desk.Refused(Team, new ReturnLine(9, "it", Seen("it", Shared), "อีกครั้ง")));
    }

    [Fact]
    public void Only_what_is_accepted_is_certified_and_returning_it_takes_it_back()
    {
        Submit(60);
        Assert.Null(_desk.Board.Step(Shared).Figures.Certified);

        _desk.Made(Team, Accept("it", Shared));
        Assert.Equal(30, _desk.Board.Step(Shared).Figures.Certified);
        _desk.Report(Shared, "it", 90);
        Assert.Equal((45m, 30m), (_desk.Board.Step(Shared).Figures.Reported, _desk.Board.Step(Shared).Figures.Certified));
        Assert.Equal(60, _desk.Board.Step(Shared).Shares.Single(s => s.Unit == "it").Certified);

        _desk.Made(Team, new ReturnLine(9, "it", Seen("it", Shared), "ผิด"));
        Assert.Null(_desk.Board.Step(Shared).Figures.Certified);
        Assert.Null(_desk.Board.Step(Shared).Shares.Single(s => s.Unit == "it").Certified);
    }

    [Fact]
    public void The_latest_round_that_is_accepted_is_what_is_certified()
    {
        _desk.Report(Shared, "it", 40);
        _desk.Made(Secretariat, new OpenRound(12));
        _desk.Made(Focal("it"), new SubmitRound(6, "it"));
        _desk.Report(Shared, "it", 80);
        _desk.Made(Focal("it"), new SubmitRound(12, "it"));
        _desk.Made(Team, new AcceptLines(12, "it", [new SeenLine(Shared, _desk.Board.Record.Rounds.Report(12, "it")!.Lines[Shared].ReportId)]));
        _desk.Made(Team, new AcceptLines(6, "it", [new SeenLine(Shared, 1)]));

        Assert.Equal(80, _desk.Board.Step(Shared).Shares.Single(s => s.Unit == "it").Certified);
    }

    [Fact]
    public void A_newer_submission_is_not_accepted_unseen()
    {
        Submit(60);
        var seen = Accept("it", Shared);
        Submit(20);

        Assert.Equal(RecordRefusal.Overtaken, _desk.Refused(Team, seen));
    }

    [Fact]
    public void Forged_requests_are_refused()
    {
        Submit(60);

        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Focal("policy"), new SubmitRound(9, "it")));
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Focal("it"), new SubmitRound(9, null)));
        Assert.Equal(RecordRefusal.UnknownUnit, _desk.Refused(Secretariat, new SubmitRound(9, "nobody")));
        Assert.Equal(RecordRefusal.UnknownRound, _desk.Refused(Focal("it"), new SubmitRound(7, "it")));
        Assert.Equal(RecordRefusal.RoundNotOpen, _desk.Refused(Focal("it"), new SubmitRound(12, "it")));
        Assert.Equal(RecordRefusal.NotInRound, _desk.Refused(Focal("team1"), new SubmitRound(9, "team1")));
        Assert.Equal(RecordRefusal.NotInRound, _desk.Refused(Team, new AcceptLines(9, "it", [new SeenLine("2-0-1.1", 1)])));
        Assert.Equal(RecordRefusal.UnknownStep, _desk.Refused(Team, new AcceptLines(9, "it", [new SeenLine("9-9-9", 1)])));
        Assert.Equal(RecordRefusal.NotSubmitted, _desk.Refused(Team, new AcceptLines(9, "policy", [new SeenLine(Shared, 1)])));
        foreach (var person in new[] { Focal("it"), Committee, Viewer })
        {
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, Accept("it", Shared)));
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, new ReturnLine(9, "it", Seen("it", Shared), "ผิด")));
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, new CertifyRound(9, "it")));
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, new ReopenRound(9, "it", "เหตุผล")));
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, new OpenRound(12)));
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, new SetStandIn(1, "v", "Viewer", true)));
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, new SetRound(_desk.Board.Record.Rounds.Find(9)!)));
        }
    }

    [Fact]
    public void Nothing_is_submitted_while_a_step_was_never_reported()
    {
        _desk.Report(Shared, "policy", 50);

        var refused = Assert.IsType<RecordDecision.Refused>(_desk.Do(Focal("policy"), new SubmitRound(9, "policy")));

        Assert.Equal((RecordRefusal.Incomplete, Alone), (refused.Reason, refused.Detail));
    }

    [Fact]
    public void What_falls_below_what_was_certified_needs_an_explanation()
    {
        Submit(60);
        _desk.Made(Team, Accept("it", Shared));
        _desk.Report(Shared, "it", 40);

        var refused = Assert.IsType<RecordDecision.Refused>(_desk.Do(Focal("it"), new SubmitRound(9, "it")));
        Assert.Equal((RecordRefusal.ExplanationNeeded, Shared), (refused.Reason, refused.Detail));
        _desk.Made(Focal("it"), new SubmitRound(9, "it", "นับซ้ำในรอบก่อน"));
        Assert.Equal("นับซ้ำในรอบก่อน", _desk.Board.Record.Rounds.Report(9, "it")!.Explanation);
    }

    [Fact]
    public void A_report_after_the_due_day_is_taken_and_marked_late_for_good()
    {
        _desk.Report(Shared, "it", 60);
        _desk.NowUtc = TestChanges.Noon(2010, 7, 2);
        _desk.Made(Focal("it"), new SubmitRound(9, "it"));
        Assert.True(Nine("it").IsLate);

        _desk.Made(Secretariat, new CloseRound(9));
        _desk.Report(Shared, "it", 70);
        Assert.Equal(RecordRefusal.RoundNotOpen, _desk.Refused(Focal("it"), new SubmitRound(9, "it")));
    }

    [Fact]
    public void A_reopened_report_can_be_mended_though_its_round_is_closed()
    {
        Submit(60);
        _desk.Made(Team, Accept("it", Shared));
        _desk.Made(Secretariat, new CertifyRound(9, "it"));
        _desk.Made(Secretariat, new CloseRound(9));
        Assert.Equal(RecordRefusal.RemarkNeeded, _desk.Refused(Secretariat, new ReopenRound(9, "it", " ")));

        _desk.Made(Secretariat, new ReopenRound(9, "it", "หลักฐานผิดฉบับ"));
        Submit(70);

        Assert.Equal((RoundReportState.Submitted, "หลักฐานผิดฉบับ"), (Nine("it").State, _desk.Board.Record.Rounds.Report(9, "it")!.ReopenReason));
    }

    [Fact]
    public void One_absent_reviewer_never_blocks_others_and_a_stand_in_takes_over()
    {
        Submit(60);
        var deputy = new Person("d", "Deputy", Role.Committee, null);
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(deputy, Accept("it", Shared)));

        _desk.Made(Secretariat, new SetStandIn(1, "d", "Deputy", On: true));
        _desk.Made(deputy, Accept("it", Shared));
        _desk.Made(Secretariat, new CertifyRound(9, "it"));
        _desk.Made(Secretariat, new SetStandIn(1, "d", "Deputy", On: false));

        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(deputy, Accept("it", Shared)));
        Assert.Equal(RoundReportState.NotStarted, Nine("policy").State);
    }

    [Fact]
    public void A_team_does_not_review_what_it_reported_itself()
    {
        var desk = new Desk(TestPlans.Book(TestPlans.Plan(1, 1, TestPlans.Step("1", "2010-01..2010-06", "team1"))), TestChanges.Now);
        desk.Report("1-0-1", "team1", 50);
        desk.Made(Team, new SubmitRound(9, "team1"));
        var accept = new AcceptLines(9, "team1", [new SeenLine("1-0-1", 1)]);

        Assert.Equal(RecordRefusal.Forbidden, desk.Refused(Team, accept));
        desk.Made(Secretariat, accept);
    }
}
