using PmqaDashboard.Domain.Criteria;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;
using static PmqaDashboard.Domain.Criteria.CriterionState;

namespace PmqaDashboard.Tests.Domain.Criteria;

public class CriteriaBookTests
{
    private static readonly Person Team3 = Desk.Team with { AccountId = "t3", Unit = "team3" };

    private readonly Desk _desk = new(RealPlans.Book, TestChanges.Now);

    private CriteriaBook Book => _desk.Board.Record.Criteria;

    [Fact]
    public void Before_anybody_has_assessed_nothing_is_passed()
    {
        Assert.Null(Book.Find("LD1", 9));
        Assert.All(_desk.Board.Categories, c => Assert.Equal((0, 0), (c.Counts.Passed, c.Counts.NotPassed)));
        Assert.Equal([7, 7, 10, 7, 5, 6], _desk.Board.Categories.Select(c => c.Counts.Total));
    }

    [Fact]
    public void A_judgement_stands_in_its_round_with_who_and_why_and_moves_its_category_alone()
    {
        var before = _desk.Board;

        _desk.Made(Desk.Team, Set("LD1", 9, NotPassed) with { Remark = " ยังไม่สื่อสาร " });

        var judgement = Book.Find("LD1", 9)!;
        Assert.Equal((NotPassed, "ยังไม่สื่อสาร", "Team", TestChanges.Now), (judgement.State, judgement.Remark, judgement.By, judgement.AtUtc));
        Assert.Null(Book.Find("LD1", 6));
        Assert.Equal(new CriteriaCounts(7, 0, 1), _desk.Board.Categories[0].Counts);
        Assert.Same(before.Categories[1], _desk.Board.Categories[1]);
        Assert.Same(before.Agency, _desk.Board.Agency);
        Assert.Equal((ChangeKind.CriterionSet, "LD1", 9), (_desk.Changes[^1].Kind, _desk.Changes[^1].Subject, _desk.Changes[^1].Round));
    }

    [Fact]
    public void The_same_judgement_again_changes_nothing_and_it_can_be_taken_back()
    {
        _desk.Made(Desk.Secretariat, Set("LD1", 9, NotPassed));
        Assert.Empty(Assert.IsType<RecordDecision.Made>(_desk.Do(Desk.Secretariat, Set("LD1", 9, NotPassed))).Changes);
        Assert.Empty(Assert.IsType<RecordDecision.Made>(_desk.Do(Desk.Secretariat, Set("LD2", 9, NotAssessed))).Changes);

        _desk.Made(Desk.Secretariat, Set("LD1", 9, NotAssessed));

        Assert.Null(Book.Latest("LD1"));
        Assert.Equal(0, _desk.Board.Categories[0].Counts.NotPassed);
    }

    [Fact]
    public void The_latest_assessed_round_counts()
    {
        string? unit = _desk.Board.Book.Step("1-1-1").Shares[0].Unit;
        _desk.Made(Desk.Secretariat, new AddEvidence("e", new EvidencePlace.Share("1-1-1", unit), "e") { Url = "http://host/e" });
        CriteriaBook With(int sequence, int months, CriterionState state, CriteriaBook book) => book.With(
            new NewChange(ChangeKind.CriterionSet) { Round = months, Subject = "LD1", Data = $$"""{"state":"{{state}}","evidence":["e"]}""" }.At(sequence, TestChanges.Now, Desk.Secretariat),
            _desk.Board.Record.Evidence);

        var book = With(2, 6, Passed, With(1, 9, NotPassed, Book));
        Assert.Equal((9, NotPassed), (book.Latest("LD1")!.Months, book.Latest("LD1")!.State));
        Assert.Equal(new CriteriaCounts(7, 0, 1), book.CountsOf(1));

        book = With(4, 9, NotAssessed, With(3, 12, NotAssessed, book));
        Assert.Equal((6, Passed), (book.Latest("LD1")!.Months, book.Latest("LD1")!.State));
        Assert.Equal(new CriteriaCounts(7, 1, 0), book.CountsOf(1));
    }

    [Fact]
    public void Passed_needs_evidence_that_belongs_to_the_criterion()
    {
        Assert.Equal(RecordRefusal.EvidenceNeeded, _desk.Refused(Desk.Secretariat, Set("LD1", 9, Passed)));
        Assert.Equal(RecordRefusal.UnknownEvidence, _desk.Refused(Desk.Secretariat, Set("LD1", 9, Passed) with { Evidence = ["made up"] }));
    }

    [Fact]
    public void Only_the_secretariat_and_who_reviews_the_category_may_assess()
    {
        foreach (var person in new[] { Team3, Desk.Focal("it"), Desk.Viewer, Desk.Committee })
        {
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, Set("LD1", 9, NotPassed)));
        }

        _desk.Made(Team3, Set("CS3", 9, NotPassed));

        // Category 7 has no plan, and so no working team.
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Desk.Team, Set("RM1", 9, NotPassed)));
        _desk.Made(Desk.Secretariat, Set("RM1", 9, NotPassed));
    }

    [Fact]
    public void What_there_is_not_is_refused()
    {
        Assert.Equal(RecordRefusal.UnknownCriterion, _desk.Refused(Desk.Secretariat, Set("LD8", 9, NotPassed)));
        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Desk.Viewer, Set("LD8", 9, NotPassed)));
        Assert.Equal(RecordRefusal.UnknownRound, _desk.Refused(Desk.Secretariat, Set("LD1", 7, NotPassed)));
        Assert.Equal(RecordRefusal.ValueInvalid, _desk.Refused(Desk.Secretariat, Set("LD1", 9, (CriterionState)9)));
        Assert.Equal(
            RecordRefusal.TextTooLong,
            _desk.Refused(Desk.Secretariat, Set("LD1", 9, NotPassed) with { Remark = new string('ก', RecordCommand.MaxWords + 1) }));
    }

    [Theory]
    [InlineData("LD1", 9, "{")]
    [InlineData("LD1", 9, """{"state":"Passed"}""")]
    [InlineData("LD1", null, """{"state":"Passed","evidence":[]}""")]
    [InlineData("XX1", 9, """{"state":"Passed","evidence":[]}""")]
    public void A_row_that_cannot_be_read_changes_nothing(string code, int? round, string data)
    {
        var record = _desk.Board.Record;

        Assert.Same(record, record.With(new NewChange(ChangeKind.CriterionSet) { Subject = code, Round = round, Data = data }.At(1, TestChanges.Now, Desk.Secretariat)));
    }

    private static SetCriterion Set(string code, int months, CriterionState state) => new(code, months, state, [], null);
}
