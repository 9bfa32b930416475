using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Scenes;
using PmqaDashboard.Domain.Screens;
using PmqaDashboard.Server.Screens;
using Xunit;

namespace PmqaDashboard.Tests.Server.Screens;

public abstract class ScreenStoreTests(TestDatabase on)
{
    public sealed class OnSqlite() : ScreenStoreTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : ScreenStoreTests(TestDatabase.Postgres);

    private static readonly ScreenSetting Lobby = new("ห้องโถง", "ชั้น ๑", Playlist.DefaultId, null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<TestStore> OpenAsync(TestDatabase on)
    {
        var store = await TestStore.CreateAsync(on);
        await store.Feed.LookAsync(Cancel);
        return store;
    }

    private static async Task<(string Code, ScreenKeyText Key)> CodeAsync(TestStore store, string address = "10.0.0.1") =>
        Assert.NotNull(await store.Get<PairingCodes>().GiveAsync(address, Cancel));

    private static Task<KeyFound> FindAsync(TestStore store, string? key) => store.Get<ScreenKeys>().FindAsync(key, Cancel);

    private static Task<RecordOutcome> PairAsync(TestStore store, string code, string name = "ห้องโถง", string account = TestStore.Secretariat) =>
        store.Get<IScreens>().PairAsync(account, code, Lobby with { Name = name }, Cancel);

    private static void Refused(RecordRefusal reason, RecordOutcome outcome) => Assert.Equal(reason, Assert.IsType<RecordOutcome.Refused>(outcome).Reason);

    [Fact]
    public async Task What_the_browser_got_with_its_code_becomes_its_key_when_the_code_is_confirmed_and_only_a_hash_is_kept()
    {
        await using var store = await OpenAsync(on);
        var (code, key) = await CodeAsync(store);
        Assert.Equal(new KeyFound(Standing.Waiting, key.Id, code), await FindAsync(store, key.ToString()));

        Assert.IsType<RecordOutcome.Saved>(await PairAsync(store, code.ToLowerInvariant()));

        Assert.Equal(new KeyFound(Standing.Paired, key.Id), await FindAsync(store, key.ToString()));
        await store.Feed.LookAsync(Cancel);
        Assert.Equal(Lobby, store.Source.Current!.Record.Screens.Find(key.Id)!.Setting);
        await using var context = store.Open();
        Assert.Equal(key.Hash(), (await context.ScreenKeys.SingleAsync(Cancel)).Hash);
        Assert.Empty(context.WaitingScreens);
    }

    [Fact]
    public async Task A_code_serves_once_and_not_for_long()
    {
        await using var store = await OpenAsync(on);
        var (used, _) = await CodeAsync(store);
        var (old, oldKey) = await CodeAsync(store);
        Assert.IsType<RecordOutcome.Saved>(await PairAsync(store, used));

        Refused(RecordRefusal.CodeUnknown, await PairAsync(store, used, "อีกจอ"));
        store.Time.Advance(PairingCode.Lifetime);
        Refused(RecordRefusal.CodeUnknown, await PairAsync(store, old, "อีกจอ"));
        Assert.Equal(Standing.Unknown, (await FindAsync(store, oldKey.ToString())).Standing);

        await CodeAsync(store);
        await using var context = store.Open();
        Assert.Single(context.WaitingScreens);
    }

    [Theory]
    [InlineData("AAAAAA")]
    [InlineData("' OR 1")]
    [InlineData("")]
    public async Task A_code_that_no_screen_shows_is_refused(string code)
    {
        await using var store = await OpenAsync(on);
        await CodeAsync(store);

        Refused(RecordRefusal.CodeUnknown, await PairAsync(store, code));
        Refused(RecordRefusal.Forbidden, await PairAsync(store, code, account: TestStore.Policy));
    }

    [Fact]
    public async Task Who_may_not_pairs_and_revokes_nothing_and_uses_no_code_up()
    {
        await using var store = await OpenAsync(on);
        var (code, key) = await CodeAsync(store);

        foreach (string account in new[] { TestStore.Policy, TestStore.Team1, TestStore.Committee, TestStore.Viewer, TestStore.Gone })
            Refused(RecordRefusal.Forbidden, await PairAsync(store, code, account: account));

        Refused(RecordRefusal.NameNeeded, await PairAsync(store, code, " "));
        Assert.IsType<RecordOutcome.Saved>(await PairAsync(store, code));
        Refused(RecordRefusal.Forbidden, await store.Get<IScreens>().RevokeAsync(TestStore.Policy, key.Id, Cancel));
        Assert.Equal(Standing.Paired, (await FindAsync(store, key.ToString())).Standing);
    }

    [Fact]
    public async Task A_revoked_key_is_known_and_opens_nothing()
    {
        await using var store = await OpenAsync(on);
        var (code, key) = await CodeAsync(store);
        await PairAsync(store, code);

        Assert.IsType<RecordOutcome.Saved>(await store.Get<IScreens>().RevokeAsync(TestStore.Secretariat, key.Id, Cancel));

        Assert.Equal(new KeyFound(Standing.Revoked, key.Id), await FindAsync(store, key.ToString()));
        await store.Feed.LookAsync(Cancel);
        Assert.True(store.Source.Current!.Record.Screens.Find(key.Id)!.IsRevoked);
        Refused(RecordRefusal.UnknownScreen, await store.Get<IScreens>().RevokeAsync(TestStore.Secretariat, "other", Cancel));
    }

    [Fact]
    public async Task A_forged_key_is_unknown_whatever_it_pretends()
    {
        await using var store = await OpenAsync(on);
        var (code, paired) = await CodeAsync(store);
        var (_, waiting) = await CodeAsync(store);
        var (revokedCode, revoked) = await CodeAsync(store);
        await PairAsync(store, code);
        await PairAsync(store, revokedCode, "อีกจอ");
        await store.Get<IScreens>().RevokeAsync(TestStore.Secretariat, revoked.Id, Cancel);

        string?[] forgeries =
        [
            null, "", "x", ".", paired.Id, $"{paired.Id}.", $"{paired.Id}.x", $"{paired.Id}.{waiting.Secret}", $"{waiting.Id}.{paired.Secret}",
            $"{revoked.Id}.{paired.Secret}", $"{paired.Id.ToUpperInvariant()}x.{paired.Secret}", $"{paired.Id}.{paired.Secret}A", $"{paired.Id}\0.{paired.Secret}",
        ];
        foreach (string? forged in forgeries)
            Assert.Equal(KeyFound.Nothing, await FindAsync(store, forged));
    }

    [Fact]
    public async Task Nobody_gets_more_codes_than_a_house_needs()
    {
        await using var store = await OpenAsync(on);
        var codes = store.Get<PairingCodes>();
        for (int i = 0; i < PairingCodes.MostWaiting; i++)
        {
            string address = $"10.0.{i / PairingCodes.MostOfAnAddress}.1";
            Assert.NotNull(await codes.GiveAsync(address, Cancel));
            if (i + 1 == PairingCodes.MostOfAnAddress)
                Assert.Null(await codes.GiveAsync(address, Cancel));
        }

        Assert.Null(await codes.GiveAsync("10.9.9.9", Cancel));
        store.Time.Advance(PairingCode.Lifetime);
        Assert.NotNull(await codes.GiveAsync("10.9.9.8", Cancel));
    }

    [Fact]
    public async Task What_a_screen_shows_is_seen_here_at_once_and_elsewhere_after_a_minute()
    {
        await using var store = await OpenAsync(on);
        var (code, key) = await CodeAsync(store);
        await PairAsync(store, code);
        var window = store.Get<ScreenPresence>().Open(key.Id);
        Assert.Empty(await store.Get<IScreens>().SightsAsync(Cancel));

        window.Shows(new Scene(SceneKind.Category, 3));
        store.Time.Advance(TimeSpan.FromSeconds(3));
        window.Drew(7);

        var sight = (await store.Get<IScreens>().SightsAsync(Cancel))[key.Id];
        Assert.Equal(new ScreenSight(key.Id, store.Now, store.Now.AddSeconds(-3), new Scene(SceneKind.Category, 3), store.Now.AddSeconds(-3), 7, 1, IsHere: true), sight);
        Assert.Empty(await ElsewhereAsync(store));
        await store.Get<ScreenSights>().WriteAsync(Cancel);
        Assert.Equal(sight with { IsHere = false }, Assert.Single(await ElsewhereAsync(store)).Value);

        store.Time.Advance(TimeSpan.FromSeconds(30));
        sight = (await store.Get<IScreens>().SightsAsync(Cancel))[key.Id];
        Assert.Equal((0, false), (sight.Windows, sight.IsAlive(store.Now)));
        window.Drew(8);
        window.Dispose();
        Assert.Equal((0, 8), (store.Get<ScreenPresence>().Read()[0].Windows, store.Get<ScreenPresence>().Read()[0].Sequence));

        await store.Get<IScreens>().RevokeAsync(TestStore.Secretariat, key.Id, Cancel);
        await store.Get<ScreenSights>().WriteAsync(Cancel);
        Assert.Empty(await ElsewhereAsync(store));
    }

    [Fact]
    public async Task Two_windows_with_one_key_are_counted_and_another_node_that_saw_it_later_is_believed()
    {
        await using var store = await OpenAsync(on);
        var (code, key) = await CodeAsync(store);
        await PairAsync(store, code);
        var presence = store.Get<ScreenPresence>();
        using var first = presence.Open(key.Id);
        using var second = presence.Open(key.Id);
        first.Drew(1);
        second.Drew(1);
        Assert.Equal(2, Assert.Single(presence.Read()).Windows);

        var other = new ScreenPresence(store.Time);
        store.Time.Advance(TimeSpan.FromSeconds(20));
        using var moved = other.Open(key.Id);
        moved.Drew(5);
        await Node(store, other).WriteAsync(Cancel);
        await store.Get<ScreenSights>().WriteAsync(Cancel);

        var sight = (await store.Get<IScreens>().SightsAsync(Cancel))[key.Id];
        Assert.Equal((5, false, true), (sight.Sequence, sight.IsHere, sight.IsAlive(store.Now.AddSeconds(70))));
    }

    // As another node on the same store.
    private static ScreenSights Node(TestStore store, ScreenPresence presence) => new(
        presence, store.Get<IDbContextFactory<PmqaDashboard.Server.Data.PmqaDbContext>>(), store.Get<PmqaDashboard.Server.Data.StoreWriter>(), store.Time,
        Microsoft.Extensions.Logging.Abstractions.NullLogger<ScreenSights>.Instance);

    private static Task<IReadOnlyDictionary<string, ScreenSight>> ElsewhereAsync(TestStore store) => Node(store, new ScreenPresence(store.Time)).ReadAsync(Cancel);
}
