using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Meetings;

public class MeetingTests
{
    private static readonly DateOnly Day = new(2010, 6, 18);
    private static readonly PlanBook Book = TestPlans.Book(
        TestPlans.Plan(1, 1, TestPlans.Step("1", "2010-02", "it"), TestPlans.Step("2", "2010-08", "policy")),
        TestPlans.Plan(2, 2, TestPlans.Step("1", "2010-02", "academic")));

    private readonly Desk _desk = new(Book, TestChanges.Now);

    private MeetingBook Meetings => _desk.Board.Record.Meetings;

    public static TheoryData<Func<SetMeeting, SetMeeting>, RecordRefusal> Unsound => new()
    {
        { m => m with { Id = "9" }, RecordRefusal.UnknownMeeting },
        { m => m with { Title = " " }, RecordRefusal.NameNeeded },
        { m => m with { Title = new string('ก', 201) }, RecordRefusal.TextTooLong },
        { m => m with { Number = 0 }, RecordRefusal.ValueInvalid },
        { m => m with { Number = 100 }, RecordRefusal.ValueInvalid },
        { m => m with { Day = new DateOnly(2009, 9, 30) }, RecordRefusal.DatesInvalid },
        { m => m with { Day = new DateOnly(2553, 6, 18) }, RecordRefusal.DatesInvalid },
        { m => m with { Agenda = [] }, RecordRefusal.Incomplete },
        { m => m with { Agenda = [.. Enumerable.Repeat(new AgendaItem(AgendaKind.Agency), 61)] }, RecordRefusal.TooMany },
        { m => m with { Agenda = [new AgendaItem(AgendaKind.Category, 9)] }, RecordRefusal.UnknownPlace },
        { m => m with { Agenda = [new AgendaItem(AgendaKind.Plan)] }, RecordRefusal.UnknownPlan },
        { m => m with { Agenda = [new AgendaItem(AgendaKind.Topic)] }, RecordRefusal.NameNeeded },
        { m => m with { Agenda = [new AgendaItem((AgendaKind)77)] }, RecordRefusal.ValueInvalid },
    };

    public static TheoryData<Func<SetResolution, SetResolution>, RecordRefusal> UnsoundResolutions => new()
    {
        { r => r with { MeetingId = "9" }, RecordRefusal.UnknownMeeting },
        { r => r with { Id = "9.1" }, RecordRefusal.UnknownResolution },
        { r => r with { Text = " " }, RecordRefusal.RemarkNeeded },
        { r => r with { Text = new string('ก', 2001) }, RecordRefusal.TextTooLong },
        { r => r with { Subject = new(Plan: 99) }, RecordRefusal.UnknownPlan },
        { r => r with { Subject = new(StepId: "9-9-9") }, RecordRefusal.UnknownStep },
        { r => r with { Subject = new(KpiId: "none") }, RecordRefusal.UnknownKpi },
        { r => r with { Unit = "nobody" }, RecordRefusal.UnknownUnit },
        { r => r with { Due = null }, RecordRefusal.DatesInvalid },
        { r => r with { Unit = null }, RecordRefusal.DatesInvalid },
        { r => r with { Due = new DateOnly(2010, 6, 17) }, RecordRefusal.DatesInvalid },
        { r => r with { Figure = new ShownFigure(99, Day, 1, 1, 1) }, RecordRefusal.ValueInvalid },
    };

    [Theory, MemberData(nameof(Unsound), DisableDiscoveryEnumeration = true)]
    public void A_meeting_that_is_not_sound_is_refused(Func<SetMeeting, SetMeeting> edit, RecordRefusal reason)
    {
        Assert.Equal(reason, _desk.Refused(Desk.Secretariat, edit(Prepared())));
    }

    [Theory, MemberData(nameof(UnsoundResolutions), DisableDiscoveryEnumeration = true)]
    public void A_resolution_that_is_not_sound_is_refused(Func<SetResolution, SetResolution> edit, RecordRefusal reason)
    {
        _desk.Made(Desk.Secretariat, Prepared());

        Assert.Equal(reason, _desk.Refused(Desk.Secretariat, edit(Resolved("เร่งรัด", "it"))));
    }

    [Fact]
    public void Only_the_secretariat_keeps_meetings_and_only_the_unit_answers()
    {
        _desk.Made(Desk.Secretariat, Prepared());
        _desk.Made(Desk.Secretariat, Resolved("เร่งรัด", "it"));
        foreach (var person in new[] { Desk.Team, Desk.Focal("it"), Desk.Committee, Desk.Viewer })
        {
            foreach (RecordCommand command in new RecordCommand[] { Prepared(), new FreezeMeeting("1"), new CloseMeeting("1"), Resolved("อื่น", "it"), new DecideResolution("1.1", 0, true) })
                Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, command));
        }

        foreach (var person in new[] { Desk.Focal("policy"), Desk.Committee, Desk.Viewer })
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, new AnswerResolution("1.1", "ดำเนินการแล้ว")));

        _desk.Made(Desk.Focal("it"), new AnswerResolution("1.1", "ดำเนินการแล้ว"));
    }

    [Fact]
    public void A_meeting_pins_its_figures_and_they_can_be_proved()
    {
        _desk.Report("1-0-1", "it", 40);
        _desk.Made(Desk.Secretariat, Prepared());
        var shown = _desk.Board;
        _desk.Made(Desk.Secretariat, new FreezeMeeting("1"));
        _desk.Report("1-0-1", "it", 90);

        var frozen = Meetings.Find("1")!.Frozen!;
        var again = BoardBuilder.Start(Book, _desk.Changes.Where(c => c.Sequence <= frozen.Sequence), TestChanges.Now);

        Assert.Equal((2L, Day, shown.Fingerprint), (frozen.Sequence, frozen.Day, frozen.Fingerprint));
        Assert.Equal(frozen.Fingerprint, again.Fingerprint);
        Assert.NotEqual(frozen.Fingerprint, _desk.Board.Fingerprint);
    }

    [Fact]
    public void A_closed_meeting_stays_as_it_is()
    {
        _desk.Made(Desk.Secretariat, Prepared());
        _desk.Made(Desk.Secretariat, Resolved("เร่งรัด", "it"));
        _desk.Made(Desk.Secretariat, new CloseMeeting("1"));

        foreach (RecordCommand command in new RecordCommand[] { Prepared() with { Id = "1", Number = 4 }, new FreezeMeeting("1"), Resolved("อื่น", "it") })
            Assert.Equal(RecordRefusal.MeetingIsClosed, _desk.Refused(Desk.Secretariat, command));

        Assert.Empty(Assert.IsType<RecordDecision.Made>(_desk.Do(Desk.Secretariat, new CloseMeeting("1"))).Changes);
        _desk.Made(Desk.Focal("it"), new AnswerResolution("1.1", "ดำเนินการแล้ว"));
    }

    [Fact]
    public void A_resolution_goes_from_the_unit_to_the_secretariat_and_back_until_it_is_settled()
    {
        _desk.Report("1-0-1", "it", 40);
        _desk.Made(Desk.Secretariat, Prepared());
        _desk.Made(Desk.Secretariat, Resolved("เร่งรัดขั้นตอนที่ ๑", "it") with { Subject = new(StepId: "1-0-1"), Figure = ShownFigure.Of(_desk.Board, new(StepId: "1-0-1")) });
        var made = Meetings.Resolution("1.1")!;
        Assert.Equal((ResolutionState.Open, 40m, 100m), (made.State, made.Figure!.Reported, made.Figure.Planned));
        Assert.Equal(RecordRefusal.NotSubmitted, _desk.Refused(Desk.Secretariat, new DecideResolution("1.1", 0, true)));

        _desk.Made(Desk.Focal("it"), new AnswerResolution("1.1", "กำลังทำ"));
        Assert.Equal(RecordRefusal.AlreadyDecided, _desk.Refused(Desk.Secretariat, Resolved("อื่น", "it") with { Id = "1.1" }));
        Assert.Equal(RecordRefusal.RemarkNeeded, _desk.Refused(Desk.Secretariat, new DecideResolution("1.1", 1, false)));
        _desk.Made(Desk.Secretariat, new DecideResolution("1.1", 1, false, "ขอหลักฐาน"));
        Assert.Equal((ResolutionState.Open, "ขอหลักฐาน"), (Meetings.Resolution("1.1")!.State, Meetings.Resolution("1.1")!.Remark));

        _desk.Made(Desk.Focal("it"), new AnswerResolution("1.1", "แนบหลักฐานแล้ว"));
        Assert.Equal(RecordRefusal.Overtaken, _desk.Refused(Desk.Secretariat, new DecideResolution("1.1", 1, true)));
        _desk.Made(Desk.Secretariat, new DecideResolution("1.1", 2, true));

        Assert.Equal(ResolutionState.Settled, Meetings.Resolution("1.1")!.State);
        Assert.Equal(RecordRefusal.AlreadyDecided, _desk.Refused(Desk.Focal("it"), new AnswerResolution("1.1", "อีกครั้ง")));
        Assert.Equal(40m, Meetings.Resolution("1.1")!.Figure!.Reported);
    }

    [Fact]
    public void What_is_not_settled_opens_the_next_meetings_agenda_until_it_is()
    {
        Assert.DoesNotContain(AgendaKind.Resolutions, MeetingLists.Propose(_desk.Board).Select(i => i.Kind));
        _desk.Made(Desk.Secretariat, Prepared());
        _desk.Made(Desk.Secretariat, Resolved("เร่งรัด", "it"));
        _desk.Made(Desk.Secretariat, Resolved("รับทราบ", null));
        _desk.Made(Desk.Secretariat, new CloseMeeting("1"));

        Assert.Equal(AgendaKind.Resolutions, MeetingLists.Propose(_desk.Board)[0].Kind);
        _desk.Made(Desk.Secretariat, Prepared() with { Number = 4 });
        _desk.Made(Desk.Secretariat, new FreezeMeeting("2"));
        Assert.Equal(["1.1"], Meetings.OpenBefore(Meetings.Find("2")!).Select(r => r.Id));
        Assert.Equal(["1.1"], Meetings.PendingOf("it").Select(r => r.Id));
        Assert.True(Meetings.Resolution("1.1")!.IsOverdue(new DateOnly(2010, 7, 16)));

        _desk.NowUtc = _desk.NowUtc.AddHours(1);
        _desk.Made(Desk.Focal("it"), new AnswerResolution("1.1", "เสร็จแล้ว"));
        _desk.Made(Desk.Secretariat, new DecideResolution("1.1", 1, true));

        // It was settled in this meeting, which opened with it; the one after does not.
        Assert.Equal(["1.1"], Meetings.OpenBefore(Meetings.Find("2")!).Select(r => r.Id));
        _desk.NowUtc = _desk.NowUtc.AddHours(1);
        _desk.Made(Desk.Secretariat, new CloseMeeting("2"));
        _desk.Made(Desk.Secretariat, Prepared() with { Number = 5 });
        _desk.Made(Desk.Secretariat, new FreezeMeeting("3"));
        Assert.Empty(Meetings.OpenBefore(Meetings.Find("3")!));
        Assert.DoesNotContain(AgendaKind.Resolutions, MeetingLists.Propose(_desk.Board).Select(i => i.Kind));
    }

    [Fact]
    public void The_agenda_is_proposed_from_how_everything_stands()
    {
        Assert.Equal(
            [AgendaKind.Agency, AgendaKind.Category, AgendaKind.Category, AgendaKind.Overdue],
            MeetingLists.Propose(_desk.Board).Select(i => i.Kind));
        Assert.Contains(AgendaKind.Kpis, MeetingLists.Propose(BoardBuilder.Start(RealPlans.Book, [], TestChanges.Now)).Select(i => i.Kind));
        Assert.Equal(["1-0-1", "2-0-1"], MeetingLists.Overdue(_desk.Board).Select(s => s.Step.Id));
    }

    [Theory]
    [InlineData(ChangeKind.MeetingSet, "{")]
    [InlineData(ChangeKind.MeetingSet, "{}")]
    [InlineData(ChangeKind.MeetingFrozen, "{}")]
    [InlineData(ChangeKind.ResolutionSet, "{}")]
    [InlineData(ChangeKind.ResolutionAnswered, null)]
    [InlineData(ChangeKind.ResolutionReturned, "{}")]
    [InlineData(ChangeKind.ResolutionAccepted, null)]
    public void A_row_that_cannot_be_read_changes_nothing(ChangeKind kind, string? data)
    {
        _desk.Made(Desk.Secretariat, Prepared());
        var record = _desk.Board.Record;

        Assert.Same(record, record.With(new Change(99, TestChanges.Now, kind, null, "it", "a", "A", null, null, null) { Subject = "1", Data = data }));
    }

    private static SetMeeting Prepared() => new(null, 3, "ประชุมคณะกรรมการติดตามฯ", Day, [new AgendaItem(AgendaKind.Agency), new AgendaItem(AgendaKind.Category, 1)]);

    private static SetResolution Resolved(string text, string? unit) =>
        new("1", null, text, ResolutionSubject.None, 0, unit, unit is null ? null : new DateOnly(2010, 7, 15), null);
}
