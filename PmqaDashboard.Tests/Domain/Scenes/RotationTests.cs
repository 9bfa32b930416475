using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Domain.Scenes;
using PmqaDashboard.Tests.Components;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Scenes;

public class RotationTests
{
    private static readonly DateTime Start = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);

    // 18 June: every plan's second step is late and ends in twelve days, as the round of nine months does; categories 1, 3 and 4 are in trouble.
    private static readonly Board Terrible = SampleBoard.Make();

    // The same day, everything done or on plan, all reports of the open rounds submitted, the last change days ago.
    private static readonly Board Calm = Quiet(Terrible);

    private static readonly Dictionary<string, Board> Boards = new()
    {
        ["terrible"] = Terrible,
        ["calm"] = Calm,
        ["calm, a report just came"] = Calm with { AtUtc = Terrible.AtUtc },
        ["calm, one category at risk"] = Calm with { Categories = Calm.Categories.SetItem(4, With(Calm.Categories[4], ProgressStatus.AtRisk)) },
        ["calm, a round is due and one is missing"] = Calm with
        {
            Units = Calm.Units.SetItem(0, Calm.Units[0] with { Rounds = [.. Calm.Units[0].Rounds.Select(r => r.Months == 9 ? r with { State = RoundReportState.Draft } : r)] }),
        },
        ["calm, in August"] = Calm with { Day = new DateOnly(2010, 8, 2), Round = Calm.Book.Agency.Rounds[2] },
    };

    private static readonly Dictionary<string, Playlist> Playlists = new()
    {
        ["built in"] = Playlist.BuiltIn,
        ["two"] = Of(new(Scene.Overview, Seconds(30)), new(new Scene(SceneKind.Late), Seconds(15), SlotRule.WhenNeeded)),
        ["late only"] = Of(new PlaylistSlot(new Scene(SceneKind.Late), Seconds(15), SlotRule.WhenNeeded)),
        ["categories"] = Of(new PlaylistSlot(new Scene(SceneKind.Category), Seconds(10))),
        ["a category that is not there"] = Of(new(new Scene(SceneKind.Category, 7), Seconds(10)), new(new Scene(SceneKind.Year), Seconds(10))),
        ["pinned"] = Playlist.Of(new Scene(SceneKind.Calm)),
    };

    [Theory]
    [InlineData("built in", "terrible",
        "Overview 60, Late 20, Category1 20, Category3 20, Category4 20, Overview 60, DueSoon 20, Reporting 20, Overview 60, Year 20, Latest 20, Overview 60")]
    [InlineData("built in", "calm", "Overview 120, DueSoon 20, Overview 60, Year 20, Calm 20, Overview 120")]
    [InlineData("built in", "calm, a report just came", "Overview 120, DueSoon 20, Overview 60, Year 20, Latest 20, Calm 20, Overview 120")]
    [InlineData("built in", "calm, one category at risk", "Overview 60, Category5 20, Overview 60, DueSoon 20, Overview 60, Year 20, Overview 60")]
    [InlineData("built in", "calm, a round is due and one is missing", "Overview 120, DueSoon 20, Reporting 20, Overview 60, Year 20, Calm 20, Overview 120")]
    [InlineData("built in", "calm, in August", "Overview 180, Year 20, Calm 20, Overview 180")]
    [InlineData("two", "terrible", "Overview 30, Late 15, Overview 30")]
    [InlineData("two", "calm", "Overview 90")]
    [InlineData("late only", "calm", "Overview 90")]
    [InlineData("late only", "terrible", "Late 90")]
    [InlineData("categories", "calm", "Category1 10, Category2 10, Category3 10, Category4 10, Category5 10, Category6 10, Category1 10")]
    [InlineData("a category that is not there", "calm", "Year 90")]
    [InlineData("pinned", "terrible", "Calm 90")]
    public void Scenes_come_by_their_rules_and_stay_for_their_time(string playlist, string board, string sequence) =>
        Assert.Equal(sequence, Sequence(Playlists[playlist], Boards[board], sequence));

    [Fact]
    public void A_scene_stays_until_each_of_its_pages_was_seen()
    {
        var turn = Rotation.Forward(Playlists["two"], Terrible, Rotation.Begin(Playlists["two"], Terrible, Start), Start);

        Assert.Same(turn, Rotation.Next(Playlists["two"], Terrible, turn, Start.AddSeconds(39), pages: 4));
        Assert.Equal(SceneKind.Overview, Rotation.Next(Playlists["two"], Terrible, turn, Start.AddSeconds(40), pages: 4).Scene.Kind);
    }

    [Fact]
    public void What_is_settled_while_it_is_shown_stays_for_its_time_and_does_not_come_again()
    {
        var turn = Rotation.Forward(Playlists["two"], Terrible, Rotation.Begin(Playlists["two"], Terrible, Start), Start);
        Assert.Equal(SceneKind.Late, turn.Scene.Kind);

        Assert.Same(turn, Rotation.Next(Playlists["two"], Calm, turn, Start.AddSeconds(14), 1));
        Assert.Equal(SceneKind.Overview, Rotation.Next(Playlists["two"], Calm, turn, Start.AddSeconds(15), 1).Scene.Kind);
    }

    [Fact]
    public void Somebody_may_go_forth_and_back()
    {
        var playlist = Playlist.BuiltIn;
        List<Turn> forth = [Rotation.Begin(playlist, Terrible, Start)];
        for (int i = 0; i < 12; i++)
        {
            forth.Add(Rotation.Forward(playlist, Terrible, forth[^1], Start));
        }

        var back = new List<Turn> { forth[^1] };
        for (int i = 0; i < 12; i++)
        {
            back.Add(Rotation.Back(playlist, Terrible, back[^1], Start));
        }

        Assert.Equal(forth, Enumerable.Reverse(back));
        Assert.Equal(forth[0].Scene, forth[11].Scene);
    }

    [Fact]
    public void A_playlist_that_was_changed_begins_anew_where_its_slot_is_gone()
    {
        var turn = Rotation.Back(Playlist.BuiltIn, Terrible, Rotation.Begin(Playlist.BuiltIn, Terrible, Start), Start);

        Assert.Equal(new Turn(0, Scene.Overview, Start), Rotation.Next(Playlists["two"], Terrible, turn, Start, 1));
    }

    [Fact]
    public void A_clock_that_was_set_back_does_not_hold_a_scene()
    {
        var turn = Rotation.Begin(Playlists["two"], Terrible, Start);

        Assert.Equal(SceneKind.Late, Rotation.Next(Playlists["two"], Terrible, turn, Start.AddHours(-3), 1).Scene.Kind);
    }

    [Fact]
    public void What_presses_most_comes_first()
    {
        var attention = Attention.Of(BoardBuilder.Start(TestPlans.Small, [], TestChanges.Now));

        // Overdue since December; then what is far behind: planned 93.4 %, 61.9 % and 50 % on 18 June, and nothing reported.
        Assert.Equal(["1-0-1", "1-0-2", "3-0-1", "2-0-1.1"], attention.Late.Select(s => s.Placed.Step.Id));
        Assert.Equal(169, attention.Late[0].DaysOver(new DateOnly(2010, 6, 18)));
        Assert.Equal(["it", "policy"], attention.Late[1].Units);
        Assert.Equal(["1-0-2"], attention.DueSoon.Select(s => s.Placed.Step.Id));
    }

    [Fact]
    public void A_resolution_that_nobody_answered_in_time_is_late_and_ends_the_calm()
    {
        Assert.True(Attention.Of(Calm).IsCalm);
        var desk = new Desk(TestPlans.Small, TestChanges.Now);
        desk.Made(Desk.Secretariat, new SetMeeting(null, 1, "ประชุม", desk.Board.Day, [new AgendaItem(AgendaKind.Overdue)]));
        string meeting = desk.Board.Record.Meetings.Meetings[0].Id;
        desk.Made(Desk.Secretariat, new SetResolution(meeting, null, "เร่งรัด", ResolutionSubject.None, null, "it", desk.Board.Day, null));

        Assert.Empty(Attention.Of(desk.Board).Resolutions);
        var late = Calm with { Record = desk.Board.Record, Day = desk.Board.Day.AddDays(1) };

        Assert.Equal(["เร่งรัด"], Attention.Of(late).Resolutions.Select(r => r.Text));
        Assert.False(Attention.Of(late).IsCalm);
        Assert.True(Attention.Of(late).Needs(new Scene(SceneKind.Late)));
    }

    [Fact]
    public void A_round_that_was_closed_waits_for_nobody_and_an_open_one_past_due_ends_the_calm()
    {
        var desk = new Desk(TestPlans.Small, TestChanges.Now);
        var missing = Calm with
        {
            Record = desk.Board.Record,
            Units = Calm.Units.SetItem(0, Calm.Units[0] with { Rounds = [.. Calm.Units[0].Rounds.Select(r => r.Months == 6 ? r with { State = RoundReportState.NotStarted, Expected = 1 } : r)] }),
        };
        Assert.True(Attention.Of(missing).IsRoundOverdue);
        Assert.False(Attention.Of(missing).IsCalm);

        desk.Made(Desk.Secretariat, new CloseRound(6));
        var closed = missing with { Record = desk.Board.Record };
        Assert.False(Attention.Of(closed).IsReportMissing);
        Assert.True(Attention.Of(closed).IsCalm);
    }

    private static string Sequence(Playlist playlist, Board board, string expected)
    {
        // As long as what is expected, on a clock that ticks by the second.
        int seconds = expected.Split(", ").Sum(part => int.Parse(part.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
        var turn = Rotation.Begin(playlist, board, Start);
        var shown = new List<(string Scene, int Seconds)>();
        for (int second = 0; second < seconds; second++)
        {
            turn = Rotation.Next(playlist, board, turn, Start.AddSeconds(second), pages: 1);
            string scene = $"{turn.Scene.Kind}{turn.Scene.Category}";
            if (shown is [.., var last] && last.Scene == scene)
            {
                shown[^1] = (scene, last.Seconds + 1);
            }
            else
            {
                shown.Add((scene, 1));
            }
        }

        return string.Join(", ", shown.Select(s => $"{s.Scene} {s.Seconds}"));
    }

    private static Board Quiet(Board board) => board with
    {
        AtUtc = board.AtUtc.AddDays(3),
        Categories = [.. board.Categories.Select(c => With(c, ProgressStatus.OnTrack))],
        Steps = board.Steps.ToImmutableDictionary(s => s.Key, s => s.Value with { Figures = s.Value.Figures with { Status = ProgressStatus.Done } }),
        Units = [.. board.Units.Select(u => u with { Rounds = [.. u.Rounds.Select(r => r with { State = RoundReportState.Submitted })] })],
    };

    private static CategorySlice With(CategorySlice category, ProgressStatus status) =>
        category with { Figures = category.Figures with { Status = status } };

    private static Playlist Of(params PlaylistSlot[] slots) => new("", "", [.. slots]);

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
