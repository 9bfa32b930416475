using PmqaDashboard.Domain.Criteria;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;
using static PmqaDashboard.Domain.Criteria.CriterionState;

namespace PmqaDashboard.Tests.Domain.Criteria;

public class CriterionEvidenceTests
{
    private const string Step = "1-1-1";
    private static readonly Person Team3 = Desk.Team with { AccountId = "t3", Unit = "team3" };

    private readonly Desk _desk = new(RealPlans.Book, TestChanges.Now);

    private CriterionJudgement LD1 => _desk.Board.Record.Criteria.Find("LD1", 9)!;

    private string? Unit => _desk.Board.Book.Step(Step).Shares[0].Unit;

    private CriteriaCounts Counts => _desk.Board.Categories[0].Counts;

    [Fact]
    public void A_criterion_passes_with_its_evidence()
    {
        Add("e1");
        Add("e2");

        _desk.Made(Desk.Team, Pass("LD1", "e2", "e1"));

        Assert.Equal(Passed, LD1.State);
        Assert.Equal(["e1", "e2"], LD1.Evidence);
        Assert.Equal(new CriteriaCounts(7, 1, 0), Counts);
    }

    [Fact]
    public void Evidence_taken_away_takes_the_pass_back_and_what_is_left_can_be_judged_anew()
    {
        Add("e1");
        Add("e2");
        _desk.Made(Desk.Team, Pass("LD1", "e1", "e2"));

        _desk.Made(Desk.Secretariat, new RemoveEvidence("e1"));

        Assert.Equal((NotAssessed, Passed), (LD1.State, LD1.Said));
        Assert.Equal(["e1"], LD1.Fallen);
        Assert.Equal(new CriteriaCounts(7, 0, 0), Counts);
        Assert.Equal(RecordRefusal.UnknownEvidence, _desk.Refused(Desk.Team, Pass("LD1", "e1", "e2")));

        _desk.Made(Desk.Team, Pass("LD1", "e2"));
        Assert.Equal(new CriteriaCounts(7, 1, 0), Counts);
    }

    [Fact]
    public void A_broken_seal_takes_the_pass_back_until_it_is_mended()
    {
        Add("e1");
        _desk.Made(Desk.Team, Pass("LD1", "e1"));

        _desk.Made(SetSeals.System, new SetSeals(["e1"], []));

        Assert.Equal((Seal.Broken, TestChanges.Now), (_desk.Board.Record.Evidence.Find("e1")!.Seal, _desk.Board.Record.Evidence.Find("e1")!.BrokenSinceUtc));
        Assert.Equal(new CriteriaCounts(7, 0, 0), Counts);
        Assert.Equal(RecordRefusal.BrokenSeal, _desk.Refused(Desk.Team, Pass("LD1", "e1") with { Months = 12 }));
        Assert.Empty(Assert.IsType<RecordDecision.Made>(_desk.Do(SetSeals.System, new SetSeals(["e1"], []))).Changes);

        _desk.Made(SetSeals.System, new SetSeals([], ["e1"]));
        Assert.Equal((Passed, Seal.Intact), (LD1.State, _desk.Board.Record.Evidence.Find("e1")!.Seal));
        Assert.Equal(new CriteriaCounts(7, 1, 0), Counts);
    }

    [Fact]
    public void One_piece_of_evidence_proves_several_criteria_of_any_category()
    {
        Add("e1");
        Assert.Equal(["LD1"], _desk.Board.Record.Criteria.Map.CodesOf(_desk.Board.Record.Evidence.Find("e1")!));

        _desk.Made(Desk.Focal(Unit!), new MarkEvidence("e1", ["CS3", "LD1", "CS3"]));

        Assert.Equal(["LD1", "CS3"], _desk.Board.Record.Evidence.Find("e1")!.Criteria);
        Assert.Equal(["e1"], CriterionEvidence.Of(_desk.Board, "CS3").Select(e => e.Id));
        _desk.Made(Team3, Pass("CS3", "e1"));
        _desk.Made(Desk.Team, Pass("LD1", "e1"));
        Assert.Equal((ChangeKind.EvidenceMarked, Step, "e1"), (_desk.Changes[1].Kind, _desk.Changes[1].StepId!, _desk.Changes[1].Subject!));

        _desk.Made(Desk.Team, new MarkEvidence("e1", ["LD2"]));
        Assert.Equal(NotAssessed, LD1.State);
        Assert.Equal(NotAssessed, _desk.Board.Record.Criteria.Find("CS3", 9)!.State);
        Assert.Empty(CriterionEvidence.Of(_desk.Board, "LD1"));

        _desk.Made(Desk.Team, new MarkEvidence("e1", []));
        Assert.Equal(Passed, LD1.State);
        Assert.Equal(NotAssessed, _desk.Board.Record.Criteria.Find("CS3", 9)!.State);
    }

    [Fact]
    public void Only_whose_evidence_it_is_and_who_reviews_its_category_may_say_what_it_proves()
    {
        Add("e1");
        string other = _desk.Board.Book.Units.First(u => u.Code != Unit).Code;

        foreach (var person in new[] { Team3, Desk.Focal(other), Desk.Viewer, Desk.Committee })
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, new MarkEvidence("e1", ["LD2"])));

        Assert.Equal(RecordRefusal.UnknownEvidence, _desk.Refused(Desk.Secretariat, new MarkEvidence("made up", ["LD2"])));
        Assert.Equal(RecordRefusal.UnknownCriterion, _desk.Refused(Desk.Secretariat, new MarkEvidence("e1", ["LD2", "LD99"])));
        Assert.Empty(Assert.IsType<RecordDecision.Made>(_desk.Do(Desk.Secretariat, new MarkEvidence("e1", []))).Changes);
        _desk.Made(Desk.Secretariat, new MarkEvidence("e1", ["LD2"]));
    }

    [Fact]
    public void Nobody_but_the_product_says_how_seals_stand()
    {
        Add("e1");

        Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(Desk.Secretariat, new SetSeals(["e1"], [])));
    }

    [Theory]
    [InlineData(ChangeKind.EvidenceMarked, "e1", null)]
    [InlineData(ChangeKind.EvidenceMarked, "e1", "{")]
    [InlineData(ChangeKind.EvidenceMarked, "made up", """{"criteria":["LD1"]}""")]
    [InlineData(ChangeKind.SealBroken, "made up", null)]
    [InlineData(ChangeKind.SealMended, "e1", null)]
    public void A_row_that_cannot_be_read_changes_nothing(ChangeKind kind, string id, string? data)
    {
        Add("e1");
        var record = _desk.Board.Record;

        Assert.Same(record, record.With(new NewChange(kind) { Subject = id, Data = data }.At(9, TestChanges.Now, Desk.Secretariat)));
    }

    private static SetCriterion Pass(string code, params string[] evidence) => new(code, 9, Passed, [.. evidence], null);

    private void Add(string id) => _desk.Made(
        Desk.Secretariat,
        new AddEvidence(id, new EvidencePlace.Share(Step, Unit), id + ".pdf") { MediaType = "application/pdf", Size = 10, Sha256 = new string(id[^1], 64) });
}
