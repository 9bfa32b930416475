using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Meetings;

public class MeetingWalkTests
{
    private static readonly PlanBook Book = TestPlans.Book(
        TestPlans.Plan(1, 1, TestPlans.Step("1", "2010-02", "it"), TestPlans.Step("2", "2010-08", "policy")),
        TestPlans.Plan(2, 2, TestPlans.Step("1", "2010-02", "academic")));

    private static readonly Meeting Meeting = new("1", 3, "ประชุม", new DateOnly(2010, 6, 18),
        [new AgendaItem(AgendaKind.Agency), new AgendaItem(AgendaKind.Category, 2), new AgendaItem(AgendaKind.Overdue), new AgendaItem(AgendaKind.Topic, null, "อื่น ๆ")]);

    private readonly Board _board = BoardBuilder.Start(Book,
        [new Change(1, TestChanges.Now, ChangeKind.EvidenceAdded, "1-0-2", "policy", "a", "A", null, null, null) { Subject = "e1", Data = """{"name":"รายงาน.pdf","kind":"File","size":1,"criteria":[]}""" }],
        TestChanges.Now);

    private MeetingWalk Walk => new(Meeting, _board, MeetingBook.Empty);

    [Fact]
    public void It_goes_from_the_agency_down_to_evidence_and_back_and_never_loses_the_agenda()
    {
        var place = MeetingPlace.At(Meeting, 0);
        foreach (var key in new[] { MeetingKey.Down, MeetingKey.In, MeetingKey.In, MeetingKey.Down, MeetingKey.Down, MeetingKey.In, MeetingKey.In })
            place = Walk.Press(place, key);

        Assert.Equal(
            [(SpotKind.Agency, null, "1"), (SpotKind.Category, "1", "1"), (SpotKind.Plan, "1", "1-0-2"), (SpotKind.Step, "1-0-2", "e1"), (SpotKind.Evidence, "e1", null)],
            place.Trail.Select(s => (s.Kind, s.Key, s.Selected)));
        Assert.Equal(0, place.Item);
        Assert.Equal(new ResolutionSubject(StepId: "1-0-2"), Walk.SubjectOf(place));
        Assert.Equal(place.Trail, Walk.Press(place, MeetingKey.In).Trail);

        for (int n = 0; n < 9; n++)
            place = Walk.Press(place, MeetingKey.Out);

        Assert.Equal((SpotKind.Agency, "1"), (Assert.Single(place.Trail).Kind, place.Here.Selected));
    }

    [Fact]
    public void The_agenda_has_two_ends()
    {
        var place = MeetingPlace.At(Meeting, 0);
        Assert.Equal(0, Walk.Press(place, MeetingKey.Previous).Item);
        foreach (int expected in new[] { 1, 2, 3, 3 })
            Assert.Equal(expected, (place = Walk.Press(place, MeetingKey.Next)).Item);

        Assert.Equal(SpotKind.Topic, place.Here.Kind);
        Assert.Equal(place, Walk.Press(place, MeetingKey.Down));
        Assert.Equal(SpotKind.Overdue, Walk.Press(place, MeetingKey.Previous).Here.Kind);
    }

    [Fact]
    public void Selection_stops_at_both_ends_and_up_begins_at_the_last()
    {
        var place = MeetingPlace.At(Meeting, 0);

        Assert.Equal("2", Walk.Press(place, MeetingKey.Up).Here.Selected);
        Assert.Equal("1", (place = Walk.Press(place, MeetingKey.Down)).Here.Selected);
        Assert.Equal("1", Walk.Press(place, MeetingKey.Up).Here.Selected);
        Assert.Equal("2", Walk.Select(place, "2").Here.Selected);
        Assert.Equal("1", Walk.Select(place, "77").Here.Selected);
    }

    [Fact]
    public void A_resolution_is_tied_to_what_is_selected_or_else_to_what_is_seen()
    {
        var category = MeetingPlace.At(Meeting, 1);
        Assert.Equal(ResolutionSubject.None, Walk.SubjectOf(category));
        Assert.Equal(new ResolutionSubject(Plan: 2), Walk.SubjectOf(Walk.Press(category, MeetingKey.Down)));
        var plan = Walk.Press(category, MeetingKey.In);
        Assert.Equal(new ResolutionSubject(Plan: 2), Walk.SubjectOf(plan));
        Assert.Equal(new ResolutionSubject(StepId: "2-0-1"), Walk.SubjectOf(Walk.Press(plan, MeetingKey.Down)));
    }

    [Fact]
    public void What_was_selected_and_is_no_longer_there_leads_nowhere()
    {
        var place = new MeetingPlace(0, ImmutableArray.Create(new Spot(SpotKind.Step, "1-0-2", "gone")));

        Assert.Equal(place.Trail, Walk.Press(place, MeetingKey.In).Trail);
        Assert.Equal("e1", Walk.Press(place, MeetingKey.Down).Here.Selected);
    }
}
