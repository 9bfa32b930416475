using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PmqaDashboard.Components.Meetings;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Server.Meetings;
using PmqaDashboard.Tests.Components.Review;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Meetings;

public class MeetingScreensTests : RecordScreen
{
    private static readonly DateOnly Day = new(2010, 6, 18);

    private readonly MeetingRooms _rooms;

    public MeetingScreensTests()
    {
        _rooms = new MeetingRooms(_ => null, new RoomSignal(), Time, NullLogger<MeetingRoom>.Instance);
        Services.AddSingleton<IMeetingRooms>(_rooms);
        SignedIn = Secretariat;
        Meanwhile(Secretariat, new SetMeeting(null, 3, "ประชุม", Day, [new AgendaItem(AgendaKind.Agency, null, null, "เริ่มด้วยภาพรวม"), new AgendaItem(AgendaKind.Category, 1)]));
        Boards.Start(Journal.Board);
    }

    private IMeetingRoom Room => _rooms.Open(Journal.Board.Record.Meetings.Find("1")!);

    [Fact]
    public async Task Keys_walk_from_the_agency_to_a_step_and_back_and_the_agenda_stays()
    {
        var page = Projected();
        await Keys(page, "ArrowRight", "Enter", "ArrowDown");
        Assert.Equal("Plan", page.Find(".spot").GetAttribute("data-spot"));
        Assert.Single(page.FindAll("tr.selected"));
        Assert.NotEmpty(page.FindAll(".beside .sum"));
        Assert.Contains("วาระ ๒ จาก ๒", page.Find(".chip.item").TextContent, StringComparison.Ordinal);

        await Keys(page, "Enter");
        Assert.Equal("Step", page.Find(".spot").GetAttribute("data-spot"));
        await Keys(page, "Backspace", "Escape", "Escape", "Escape");
        Assert.Equal("Category", page.Find(".spot").GetAttribute("data-spot"));
        await Keys(page, "ArrowLeft");
        Assert.Equal("Agency", page.Find(".spot").GetAttribute("data-spot"));
    }

    [Fact]
    public async Task F_pins_the_figures_and_what_comes_in_waits_visibly_until_F_goes_back_to_live()
    {
        var page = Projected();
        await Keys(page, "KeyF");
        var frozen = Journal.Board.Record.Meetings.Find("1")!.Frozen!;
        Boards.Former[Day] = BoardBuilder.Start(TestPlans.Small, Journal.Changes.Where(c => c.Sequence <= frozen.Sequence), Journal.NowUtc);
        await PublishAsync();
        await page.WaitForStateAsync(() => page.FindAll(".chip.pinned").Count == 1);
        string before = page.Find(".strip .lead").TextContent;

        Journal.Report("1-0-1", "policy", 90);
        await PublishAsync();
        await page.WaitForAssertionAsync(() => Assert.Contains("๑", page.Find(".waits").TextContent, StringComparison.Ordinal));
        Assert.Equal(before, page.Find(".strip .lead").TextContent);
        Assert.Empty(page.FindAll(".chip.broken"));

        await Keys(page, "KeyW");
        Assert.Single(page.FindAll(".waiting-list li"));
        Assert.Matches("^– → [๐-๙.]+%$", page.Find(".waiting .effect dd").TextContent);
        await Keys(page, "KeyF");
        Assert.NotEqual(before, page.Find(".strip .lead").TextContent);
        await Keys(page, "KeyF");
        Assert.Equal(before, page.Find(".strip .lead").TextContent);
        Assert.Equal(frozen, Journal.Board.Record.Meetings.Find("1")!.Frozen);
    }

    [Fact]
    public async Task Figures_that_are_not_those_that_were_pinned_are_told_of()
    {
        Meanwhile(Secretariat, new FreezeMeeting("1"));
        Journal.Report("1-0-1", "policy", 90);
        Boards.Start(Journal.Board);

        Assert.Single(Projected().FindAll(".chip.broken"));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_figure_opens_its_sum_and_closes_it()
    {
        var page = Projected();
        await Keys(page, "Digit1");
        Assert.Equal("WeightedMean", page.Find(".beside .explanation").GetAttribute("data-result"));
        await Keys(page, "Digit2");
        Assert.Equal("Planned", page.Find(".beside .sum").GetAttribute("data-sum"));
        await Keys(page, "Digit2");
        Assert.Empty(page.FindAll(".beside"));
    }

    [Fact]
    public async Task M_writes_a_resolution_tied_to_the_step_and_its_figure_and_it_reaches_the_unit()
    {
        Journal.Report("1-0-1", "policy", 40);
        Boards.Start(Journal.Board);
        var page = Projected();
        await Keys(page, "ArrowRight", "Enter", "ArrowDown", "KeyM");
        await Keys(page, "ArrowLeft");
        Assert.Equal(1, Room.State.Place.Item);
        await page.Find("#resolution-text").InputAsync(new ChangeEventArgs { Value = "ให้เร่งรัด" });
        await page.Find(".resolution-form").SubmitAsync();
        await PublishAsync();

        var made = Assert.Single(Journal.Board.Record.Meetings.Resolutions);
        Assert.Equal(("ให้เร่งรัด", 1, 40m), (made.Text, made.Item, made.Figure!.Reported));
        Assert.NotNull(made.Subject.StepId);
        Assert.Empty(page.FindAll(".resolution-form"));
        Assert.Contains("ให้เร่งรัด", page.Find("footer .made").TextContent, StringComparison.Ordinal);

        SignedIn = Desk.Focal(made.Unit!);
        var tasks = Render<UnitResolutions>(p => p.AddCascadingValue(SignedIn!).Add(x => x.Board, Journal.Board).Add(x => x.Unit, made.Unit));
        await tasks.Find(".act").ClickAsync();
        await tasks.Find("textarea").InputAsync(new ChangeEventArgs { Value = "เสร็จแล้ว" });
        await tasks.Find("form").SubmitAsync();
        Assert.Equal(ResolutionState.Answered, Journal.Board.Record.Meetings.Resolution(made.Id)!.State);
    }

    [Fact]
    public async Task Nobody_but_the_secretariat_drives_from_the_projected_view()
    {
        SignedIn = Desk.Committee;
        var page = Projected();

        await Keys(page, "ArrowRight", "KeyF", "KeyM");

        Assert.Equal(0, Room.State.Place.Item);
        Assert.Null(Journal.Board.Record.Meetings.Find("1")!.Frozen);
        Assert.Empty(page.FindAll("header button"));
    }

    [Fact]
    public async Task A_remote_drives_by_its_invitation_alone_and_hands_over()
    {
        SignedIn = Desk.Committee;
        var stranger = Greet(new RemoteArrival.Stranger());
        Assert.Contains("ขอ QR ใหม่", stranger.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ประชุม PMQA", stranger.Markup, StringComparison.Ordinal);
        Assert.Equal("abc", Greet(new RemoteArrival.Invited("abc")).Find("form input[name=key]").GetAttribute("value"));

        var chair = Remote(Room.Invite());
        await chair.Find(".pad .big.primary").ClickAsync();
        Assert.Equal(1, Room.State.Place.Item);
        Assert.Equal("Committee", Room.State.Holder!.Name);

        var second = Remote(Room.Invite());
        Assert.True(second.Find(".pad .big.primary").HasAttribute("disabled"));
        Assert.Contains("Committee", second.Find(".hand").TextContent, StringComparison.Ordinal);
        await second.Find(".hand button").ClickAsync();

        Assert.True(chair.Find(".pad .big.primary").HasAttribute("disabled"));
        await second.Find(".pad .big").ClickAsync();
        Assert.Equal(0, Room.State.Place.Item);
    }

    [Fact]
    public async Task The_presenter_sees_what_the_room_sees_and_the_notes()
    {
        var page = Render<MeetingPage>(p => p.Add(x => x.Id, "1"));
        Assert.Contains("เริ่มด้วยภาพรวม", page.Find(".notes").TextContent, StringComparison.Ordinal);

        await page.FindAll(".agenda button")[1].ClickAsync();

        Assert.Equal(1, Room.State.Place.Item);
        Assert.Contains("now", page.FindAll(".agenda li")[1].ClassName, StringComparison.Ordinal);
        await page.Find(".remote button").ClickAsync();
        Assert.Single(page.FindAll(".remote .qr"));
    }

    [Fact]
    public async Task A_meeting_is_prepared_from_a_proposal()
    {
        var page = Render<PreparePage>();
        Assert.Equal(MeetingLists.Propose(Journal.Board).Length, page.FindAll(".agenda li").Count);

        await page.FindAll(".agenda li")[0].QuerySelector("button:last-child")!.ClickAsync();
        await page.Find("form").SubmitAsync();

        var made = Journal.Board.Record.Meetings.Find("2")!;
        Assert.Equal((4, MeetingLists.Propose(Journal.Board).Length - 1), (made.Number, made.Agenda.Length));
    }

    private IRenderedComponent<ShowPage> Projected() => Render<ShowPage>(p => p.Add(x => x.Id, "1"));

    // As its circuit, which knows by the claim that it was let in.
    private IRenderedComponent<RemotePage> Remote(string invitation)
    {
        var user = new ClaimsPrincipal(RemoteClaim.Identity(Room.Admit(invitation, isSecretary: false)!));
        return Render<RemotePage>(p => p.Add(x => x.Id, "1").AddCascadingValue(Task.FromResult(new AuthenticationState(user))));
    }

    // As the first HTML, which knows it by what the door has found out.
    private IRenderedComponent<RemotePage> Greet(RemoteArrival arrival)
    {
        var http = new DefaultHttpContext();
        http.Features.Set(arrival);
        return Render<RemotePage>(p => p.Add(x => x.Id, "1").AddCascadingValue<HttpContext>(http));
    }

    private async Task Keys(IRenderedComponent<ShowPage> page, params string[] codes)
    {
        foreach (string code in codes)
        {
            await page.InvokeAsync(() => page.Instance.KeyAsync(code));
            await PublishAsync();
        }
    }
}
