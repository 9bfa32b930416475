using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Scenes;
using PmqaDashboard.Domain.Screens;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Screens;

public class ScreenBookTests
{
    private const string Id = "k3m9t7wq";

    private static readonly ScreenSetting Lobby = new("ห้องโถง", "อาคาร ๑ ชั้น ๑", Playlist.DefaultId, new Viewing(new ScreenSize(55), new ViewingDistance(4)));

    private readonly Desk _desk = new(RealPlans.Book, TestChanges.Now);

    private ScreenBook Book => _desk.Board.Record.Screens;

    [Fact]
    public void A_paired_screen_is_as_the_secretariat_said_and_hangs()
    {
        _desk.Made(Desk.Secretariat, new PairScreen(Id, Lobby with { Name = "  ห้องโถง " }));

        Assert.Equal([new PairedScreen(Id, Lobby, TestChanges.Now, Desk.Secretariat.Name)], Book.Hanging);
        Assert.Same(Book.Hanging[0], Book.Find(Id));
        Assert.Null(Book.Find("other"));
        Assert.Null(Book.Find(null));
    }

    [Fact]
    public void It_is_renamed_moved_and_shown_something_else_and_setting_it_so_again_changes_nothing()
    {
        _desk.Made(Desk.Secretariat, new PairScreen(Id, Lobby));
        _desk.Made(Desk.Secretariat, new SetPlaylist(Playlist.BuiltIn with { Id = "", Name = "ประชุม" }));
        var moved = new ScreenSetting("ห้องประชุม", "", "p1", null);

        _desk.Made(Desk.Secretariat, new SetScreen(Id, moved));

        Assert.Equal(moved, Book.Find(Id)!.Setting);
        Assert.Equal(TestChanges.Now, Book.Find(Id)!.PairedAtUtc);
        var before = Book;
        Assert.Empty(Assert.IsType<RecordDecision.Made>(_desk.Do(Desk.Secretariat, new SetScreen(Id, moved with { Name = " ห้องประชุม" }))).Changes);
        Assert.Same(before, Book);
    }

    [Fact]
    public void A_revoked_screen_hangs_no_more_for_ever_and_its_name_is_free()
    {
        _desk.Made(Desk.Secretariat, new PairScreen(Id, Lobby));
        _desk.NowUtc = TestChanges.Now.AddMinutes(3);

        _desk.Made(Desk.Secretariat, new RevokeScreen(Id));

        Assert.Empty(Book.Hanging);
        Assert.Equal((true, _desk.NowUtc), (Book.Find(Id)!.IsRevoked, Book.Find(Id)!.RevokedAtUtc));
        Assert.Empty(Assert.IsType<RecordDecision.Made>(_desk.Do(Desk.Secretariat, new RevokeScreen(Id))).Changes);
        Assert.Equal(RecordRefusal.UnknownScreen, _desk.Refused(Desk.Secretariat, new SetScreen(Id, Lobby with { Place = "x" })));
        Assert.Equal(RecordRefusal.CodeUnknown, _desk.Refused(Desk.Secretariat, new PairScreen(Id, Lobby)));
        _desk.Made(Desk.Secretariat, new PairScreen("another", Lobby));
    }

    public static TheoryData<ScreenSetting, RecordRefusal> Unsound => new()
    {
        { Lobby with { Name = " " }, RecordRefusal.NameNeeded },
        { Lobby with { Name = new string('ก', 101) }, RecordRefusal.TextTooLong },
        { Lobby with { Place = new string('ก', 101) }, RecordRefusal.TextTooLong },
        { Lobby with { Playlist = "gone" }, RecordRefusal.UnknownPlaylist },
        { Lobby with { Viewing = new Viewing(new ScreenSize(55), new ViewingDistance(0)) }, RecordRefusal.ValueInvalid },
        { Lobby with { Viewing = new Viewing(new ScreenSize(5), new ViewingDistance(3)) }, RecordRefusal.ValueInvalid },
        { Lobby with { Name = "ลิฟต์ A" }, RecordRefusal.NameTaken },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void What_cannot_be_is_refused_when_paired_and_when_set(ScreenSetting setting, RecordRefusal reason)
    {
        _desk.Made(Desk.Secretariat, new PairScreen("first", Lobby with { Name = "ลิฟต์ a" }));
        _desk.Made(Desk.Secretariat, new PairScreen(Id, Lobby));

        Assert.Equal(reason, _desk.Refused(Desk.Secretariat, new SetScreen(Id, setting)));
        Assert.Equal(reason, _desk.Refused(Desk.Secretariat, new PairScreen("third", setting)));
    }

    [Fact]
    public void Nobody_but_the_secretariat_pairs_sets_or_revokes()
    {
        _desk.Made(Desk.Secretariat, new PairScreen(Id, Lobby));

        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Secretariat))
        {
            var person = Desk.Secretariat with { Role = role };
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, new PairScreen("x", Lobby with { Name = "x" })));
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, new SetScreen(Id, Lobby with { Name = "x" })));
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, new RevokeScreen(Id)));
        }
    }

    [Fact]
    public void Unknown_screens_are_refused_and_no_more_are_taken_in_than_a_list_shows()
    {
        Assert.Equal(RecordRefusal.UnknownScreen, _desk.Refused(Desk.Secretariat, new SetScreen("x", Lobby)));
        Assert.Equal(RecordRefusal.UnknownScreen, _desk.Refused(Desk.Secretariat, new RevokeScreen("x")));

        for (int i = 0; i < PairScreen.MaxScreens; i++)
            _desk.Made(Desk.Secretariat, new PairScreen($"s{i}", Lobby with { Name = $"{i}" }));

        Assert.Equal(RecordRefusal.TooManyScreens, _desk.Refused(Desk.Secretariat, new PairScreen("more", Lobby)));
    }

    [Theory]
    [InlineData(ChangeKind.ScreenPaired, "x", "{}")]
    [InlineData(ChangeKind.ScreenPaired, "x", "no json")]
    [InlineData(ChangeKind.ScreenPaired, "x", """{"name":"x","place":"","playlist":"overview","viewing":{"size":{"inches":1},"distance":{"metres":1}}}""")]
    [InlineData(ChangeKind.ScreenPaired, null, """{"name":"x","place":"","playlist":"overview"}""")]
    [InlineData(ChangeKind.ScreenSet, "x", """{"name":"x","place":"","playlist":"overview"}""")]
    [InlineData(ChangeKind.ScreenSet, Id, "{}")]
    [InlineData(ChangeKind.ScreenRevoked, "x", null)]
    [InlineData(ChangeKind.PlaylistSet, Id, null)]
    public void A_row_that_cannot_be_read_changes_nothing(ChangeKind kind, string? subject, string? data)
    {
        _desk.Made(Desk.Secretariat, new PairScreen(Id, Lobby));

        Assert.Same(Book, Book.With(new NewChange(kind) { Subject = subject, Data = data }.At(9, TestChanges.Now, Desk.Secretariat)));
    }

    [Theory]
    [InlineData("K7TQ4X", "K7TQ4X")]
    [InlineData(" k7t q4x ", "K7TQ4X")]
    [InlineData("k7t-q4x", "K7TQ4X")]
    [InlineData("K๗TQ๔X", "K7TQ4X")]
    [InlineData("K7TQ4", null)]
    [InlineData("K7TQ4XX", null)]
    [InlineData("K7TQ4O", null)]
    [InlineData("K7TQ4ก", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_code_is_read_as_people_type_it(string? typed, string? code) => Assert.Equal(code, PairingCode.Read(typed));

    [Fact]
    public void A_code_has_no_characters_that_look_alike()
    {
        foreach (string alike in new[] { "0OQ", "1IL", "2Z", "5S", "8B", "6G", "CG", "UV" })
            Assert.InRange(PairingCode.Letters.Count(alike.Contains), 0, 1);

        Assert.Equal(PairingCode.Letters.Length, PairingCode.Letters.Distinct().Count());
        Assert.Equal("K7T Q4X", PairingCode.Shown("K7TQ4X"));
    }

    [Theory]
    [InlineData(true, 1, 14, true)]
    [InlineData(true, 1, 16, false)]
    [InlineData(false, 1, 99, true)]
    [InlineData(false, 1, 101, false)]
    [InlineData(true, 0, 1, false)]
    public void A_screen_is_alive_while_it_was_seen_a_moment_ago(bool here, int windows, int seconds, bool alive)
    {
        var seen = TestChanges.Now;
        var sight = new ScreenSight(Id, seen, seen, null, seen, 1, windows, here);

        Assert.Equal(alive, sight.IsAlive(seen.AddSeconds(seconds)));
    }
}
