using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Scenes;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Scenes;

public class PlaylistTests
{
    private static readonly Board Board = BoardBuilder.Start(Plans.RealPlans.Book, [], TestChanges.Now);
    private static readonly Person Secretary = Desk.Secretariat;

    private static readonly Playlist Lobby = new("", " ห้องโถง ",
    [
        new(Scene.Overview, TimeSpan.FromSeconds(30)),
        new(new Scene(SceneKind.Category, 4), TimeSpan.FromSeconds(15), SlotRule.WhenNeeded),
    ])
    {
        Night = new NightHours(new TimeOnly(19, 0), new TimeOnly(6, 30)),
        Viewing = new Viewing(new ScreenSize(55), new ViewingDistance(3)),
    };

    [Fact]
    public void The_default_one_is_always_there()
    {
        Assert.Equal(Playlist.DefaultId, Board.Record.Playlists.Default.Id);
        Assert.Equal(Playlist.BuiltIn, Board.Record.Playlists.Get("gone"));
        Assert.IsType<RecordDecision.Made>(new SetPlaylist(Playlist.BuiltIn with { Name = "x" }).Decide(Board, Secretary));
    }

    [Fact]
    public void What_the_secretariat_sets_is_read_from_the_journal_as_it_was_set()
    {
        var after = Saved(Board, new SetPlaylist(Lobby));

        Assert.Equal(Lobby with { Id = "p1", Name = "ห้องโถง" }, after.Record.Playlists.Find("p1"));
        Assert.Same(Board.Record.Kpis, after.Record.Kpis);
        Assert.Empty(Made(after, new SetPlaylist(Lobby with { Id = "p1" })).Changes);
    }

    [Fact]
    public void The_default_one_may_be_set_and_is_built_in_again_when_taken_away()
    {
        var set = Saved(Board, new SetPlaylist(Lobby with { Id = Playlist.DefaultId }));
        Assert.Equal("ห้องโถง", set.Record.Playlists.Default.Name);

        var after = Saved(Saved(set, new SetPlaylist(Lobby)), new RemovePlaylist(Playlist.DefaultId));

        Assert.Equal([Playlist.DefaultId, "p1"], after.Record.Playlists.Playlists.Select(p => p.Id));
        Assert.Same(Playlist.BuiltIn, after.Record.Playlists.Default);
        Assert.Equal([Playlist.DefaultId], Saved(after, new RemovePlaylist("p1")).Record.Playlists.Playlists.Select(p => p.Id));
    }

    public static TheoryData<Playlist, RecordRefusal> Unsound => new()
    {
        { Lobby with { Id = "p9" }, RecordRefusal.UnknownPlaylist },
        { Lobby with { Name = " " }, RecordRefusal.NameNeeded },
        { Lobby with { Name = new string('ก', 101) }, RecordRefusal.TextTooLong },
        { Lobby with { Slots = [] }, RecordRefusal.ValueInvalid },
        { Lobby with { Slots = [new(Scene.Overview, TimeSpan.FromSeconds(4))] }, RecordRefusal.ValueInvalid },
        { Lobby with { Slots = [new(new Scene(SceneKind.Kpis, 3), TimeSpan.FromSeconds(10))] }, RecordRefusal.ValueInvalid },
        { Lobby with { Viewing = new Viewing(new ScreenSize(5), new ViewingDistance(3)) }, RecordRefusal.ValueInvalid },
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void What_cannot_be_shown_is_refused(Playlist playlist, RecordRefusal reason) =>
        Assert.Equal(new RecordDecision.Refused(reason), new SetPlaylist(playlist).Decide(Board, Secretary));

    [Fact]
    public void Nobody_else_sets_or_removes_one()
    {
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Secretariat))
        {
            Assert.Equal(new RecordDecision.Refused(RecordRefusal.Forbidden), new SetPlaylist(Lobby).Decide(Board, Secretary with { Role = role }));
            Assert.Equal(new RecordDecision.Refused(RecordRefusal.Forbidden), new RemovePlaylist(Playlist.DefaultId).Decide(Board, Secretary with { Role = role }));
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":"p1","name":"x","slots":null}""")]
    [InlineData("""{"id":"p1","name":"x","slots":[null]}""")]
    [InlineData("""{"id":"p1","name":"x","slots":[{"scene":{"kind":"Hologram"},"duration":"00:00:20"}]}""")]
    [InlineData("no json")]
    public void A_row_that_cannot_be_read_changes_nothing(string data)
    {
        var change = new NewChange(ChangeKind.PlaylistSet) { Subject = "p1", Data = data }.At(1, TestChanges.Now, Secretary);

        Assert.Same(Board.Record.Playlists, Board.Record.Playlists.With(change));
    }

    [Theory]
    [InlineData("late", SceneKind.Late, null)]
    [InlineData("category3", SceneKind.Category, 3)]
    [InlineData("DueSoon", SceneKind.DueSoon, null)]
    public void An_address_names_a_scene(string name, SceneKind kind, int? category) =>
        Assert.Equal(new Scene(kind, category), Scene.Parse(name));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("-1")]
    [InlineData("category")]
    [InlineData("late3")]
    [InlineData("nothing")]
    [InlineData("late,calm")]
    public void What_names_no_scene_is_none(string? name) => Assert.Null(Scene.Parse(name));

    [Theory]
    [InlineData(19, 0, true)]
    [InlineData(18, 59, false)]
    [InlineData(0, 0, true)]
    [InlineData(6, 29, true)]
    [InlineData(6, 30, false)]
    public void A_night_may_pass_midnight(int hour, int minute, bool dark) =>
        Assert.Equal(dark, Lobby.Night!.Covers(new TimeOnly(hour, minute)));

    [Fact]
    public void Equal_ends_are_no_night() => Assert.False(new NightHours(new TimeOnly(8, 0), new TimeOnly(8, 0)).Covers(new TimeOnly(8, 0)));

    private static RecordDecision.Made Made(Board board, RecordCommand command) => Assert.IsType<RecordDecision.Made>(command.Decide(board, Secretary));

    private static Board Saved(Board board, RecordCommand command) => Made(board, command).Changes.Aggregate(board, (b, c) =>
        b with { Sequence = b.Sequence + 1, Record = b.Record.With(c.At(b.Sequence + 1, TestChanges.Now, Secretary)) });
}
