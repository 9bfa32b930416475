using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Rounds;
using Xunit;
using static PmqaDashboard.Tests.Domain.Desk;

namespace PmqaDashboard.Tests.Domain.Rounds;

public sealed class ReviewDeskTests
{
    private const string Shared = "1-0-2", Later = "2-0-1.1";

    private readonly Desk _desk = new(TestPlans.Small, TestChanges.Now);

    private void Submit(int months, string unit, decimal percent, string step = Shared)
    {
        _desk.Report(step, unit, percent);
        _desk.Made(Focal(unit), new SubmitRound(months, unit, "ชี้แจง"));
    }

    private ReviewLine Line(Person person, int months, string unit) =>
        Assert.Single(Assert.Single(ReviewDesk.Of(_desk.Board, person, months), r => r.Unit == unit).Lines);

    [Fact]
    public void A_reviewer_sees_what_was_submitted_beside_the_plan_and_what_was_accepted_before()
    {
        Submit(6, "it", 40);
        _desk.Made(Team, new AcceptLines(6, "it", [Line(Team, 6, "it").Seen]));
        Submit(9, "it", 30);

        var line = Line(Team, 9, "it");

        Assert.Equal((30m, 100m, (decimal?)40m), (line.Line.Percent, line.Planned, line.CertifiedBefore));
        Assert.Equal([RoundGap.BelowCertified], line.Gaps);
        Assert.True(line.Waits);
        Assert.False(line.HasNewer);
    }

    [Fact]
    public void What_is_reported_after_the_submission_is_said_to_be_newer_and_is_not_what_is_judged()
    {
        Submit(9, "it", 30);
        _desk.Report(Shared, "it", 80);

        var line = Line(Team, 9, "it");

        Assert.True(line.HasNewer);
        Assert.Equal((30m, (decimal?)80m), (line.Line.Percent, line.Own.Percent));
    }

    [Fact]
    public void Done_before_its_time_began_is_told()
    {
        var desk = new Desk(TestPlans.Book(TestPlans.Plan(1, 1, TestPlans.Step("1", "2010-07..2010-09", "it"))), TestChanges.Now);
        desk.Made(Secretariat, new OpenRound(12));
        desk.Report("1-0-1", "it", 100);
        desk.Made(Focal("it"), new SubmitRound(12, "it", "เสร็จก่อน"));

        Assert.Equal([RoundGap.DoneBeforeBegun], Assert.Single(ReviewDesk.Of(desk.Board, Team, 12)[0].Lines).Gaps);
    }

    [Fact]
    public void Nobody_decides_on_what_the_own_unit_reports_nor_on_what_is_locked()
    {
        var itTeam = new Person("x", "X", Role.FocalPoint, "it");
        _desk.Made(Secretariat, new SetStandIn(1, "x", "X", On: true));
        Submit(9, "it", 30);

        Assert.False(Line(itTeam, 9, "it").MayDecide);
        Assert.True(Line(Team, 9, "it").MayDecide);
        Assert.True(Line(Secretariat, 9, "it").MayDecide);

        _desk.Made(Team, new AcceptLines(9, "it", [Line(Team, 9, "it").Seen]));
        _desk.Made(Secretariat, new CertifyRound(9, "it"));
        Assert.False(Line(Secretariat, 9, "it").MayDecide);
    }

    [Fact]
    public void Only_reviewers_review_and_only_their_categories()
    {
        _desk.Made(Secretariat, new SetStandIn(2, "v", "Viewer", On: true));
        Submit(9, "it", 30);

        Assert.True(ReviewDesk.IsReviewer(_desk.Board, Viewer));
        Assert.Empty(ReviewDesk.Of(_desk.Board, Viewer, 9));
        Assert.False(ReviewDesk.IsReviewer(_desk.Board, Committee));
        Assert.False(ReviewDesk.IsReviewer(_desk.Board, Focal("it")));
        Assert.Empty(ReviewDesk.Of(_desk.Board, Secretariat, 7));
    }

    [Fact]
    public void The_first_round_is_the_one_with_something_to_decide()
    {
        Assert.Equal(9, ReviewDesk.FirstRound(_desk.Board, Team));
        Submit(6, "it", 30);
        Assert.Equal(6, ReviewDesk.FirstRound(_desk.Board, Team));
        Submit(9, "it", 40);
        Assert.Equal(9, ReviewDesk.FirstRound(_desk.Board, Team));
    }

    [Fact]
    public void A_line_in_which_nothing_differs_is_equal()
    {
        Submit(6, "it", 40);
        _desk.Made(Team, new AcceptLines(6, "it", [Line(Team, 6, "it").Seen]));
        Submit(9, "it", 30);
        var before = Line(Team, 9, "it");

        _desk.Report(Later, "academic", 10);
        Assert.Equal(before, Line(Team, 9, "it"));
        _desk.Made(Team, new ReturnLine(9, "it", before.Seen, "แก้"));
        Assert.NotEqual(before, Line(Team, 9, "it"));
    }

    [Fact]
    public void Every_transition_tells_who_and_the_words()
    {
        Submit(9, "it", 30);
        _desk.Made(Team, new ReturnLine(9, "it", Line(Team, 9, "it").Seen, "แนบหลักฐาน"));
        Submit(9, "it", 60);
        _desk.Made(Team, new AcceptLines(9, "it", [Line(Team, 9, "it").Seen]));
        _desk.Made(Secretariat, new CertifyRound(9, "it"));
        _desk.Made(Secretariat, new ReopenRound(9, "it", "เหตุผล"));

        var told = _desk.Changes.Where(c => RoundTransition.Kinds.Contains(c.Kind)).Select(RoundTransition.Of).ToList();

        Assert.Equal(["Focal it", "Team", "Focal it", "Team", "Secretariat", "Secretariat"], told.Select(t => t.By));
        Assert.Equal(["ชี้แจง", "แนบหลักฐาน", "ชี้แจง", null, null, "เหตุผล"], told.Select(t => t.Words));
        Assert.Equal([1, null, 1, null, null, null], told.Select(t => t.Lines));
        Assert.Equal(60, told[3].Percent);
    }
}
