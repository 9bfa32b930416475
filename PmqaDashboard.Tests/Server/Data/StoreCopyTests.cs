using System.Data;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Data.Transfer;
using PmqaDashboard.Server.Live.Checkpoints;
using PmqaDashboard.Server.Operations;
using PmqaDashboard.Server.Screens;
using PmqaDashboard.Tests.Domain.Live;
using PmqaDashboard.Tests.Server.Messages;
using Xunit;

namespace PmqaDashboard.Tests.Server.Data;

/// <summary>A store is carried from any database to any, and is the same afterwards.</summary>
public sealed class StoreCopyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TestDatabase.Sqlite, TestDatabase.Postgres)]
    [InlineData(TestDatabase.Postgres, TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres, TestDatabase.Postgres)]
    public async Task Everything_arrives_and_the_numbers_go_on(TestDatabase from, TestDatabase to)
    {
        await using var source = await TestStore.CreateAsync(from);
        await using var target = await TestStore.CreateEmptyAsync(to);
        await FillAsync(source);
        target.Time.SetUtcNow(source.Time.GetUtcNow());

        var content = await CopyAsync(source, target);

        Assert.All(content.Tables.Where(t => t.Table is not ("AccountLogins" or "AccountTokens")), t => Assert.True(t.Rows > 0, t.Table));
        Assert.Equal(content.Tables, (await ContentAsync(target)).Tables);
        await source.Feed.StartAsync(Cancel);
        await target.Feed.StartAsync(Cancel);
        Assert.Equal(BoardText.Of(source.Source.Current!), BoardText.Of(target.Source.Current!));

        var next = await source.SaveAsync(TestStore.Hrd, TestStore.SharedStep, 30);
        Assert.Equal(next.Report, (await target.SaveAsync(TestStore.Hrd, TestStore.SharedStep, 30)).Report);
        var again = await target.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 12.5m, result: "ทำแล้ว\nบรรทัดสอง", key: "k1");
        Assert.True(again.Repeated);
        Assert.Equal(await AddTokenAsync(source, 2), await AddTokenAsync(target, 2));
    }

    [Fact]
    public async Task Every_table_of_the_model_is_carried()
    {
        await using var store = await TestStore.CreateEmptyAsync();
        await using var context = store.Open();
        await context.Database.OpenConnectionAsync(Cancel);
        var there = await context.Database.SqlQuery<string>(
            $"SELECT name AS Value FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '@_@_EF%' ESCAPE '@' ORDER BY name").ToListAsync(Cancel);

        Assert.Equal(there, StoreTable.Of(context).Select(t => t.Name).Order(StringComparer.Ordinal));
        foreach (var table in StoreTable.Of(context))
        {
            Assert.Equal(
                await context.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info({table.Name}) ORDER BY name").ToListAsync(Cancel),
                table.Columns.Select(c => c.Name));
        }
    }

    [Theory]
    [InlineData("Journal", """UPDATE "Journal" SET "After" = 12.51 WHERE "Sequence" = 1""")]
    [InlineData("Journal", """UPDATE "Journal" SET "Before" = 0 WHERE "Sequence" = 1""")] // 0 is not nothing
    [InlineData("Settings", """UPDATE "Settings" SET "Value" = '' WHERE "Key" = 'k'""")]
    [InlineData("Accounts", """UPDATE "Accounts" SET "Enabled" = NOT "Enabled" WHERE "Id" = 'hrd'""")]
    [InlineData("Reports", """UPDATE "Reports" SET "AtUtc" = '2010-06-18 03:00:00.000001+00' WHERE "Id" = 1""")]
    [InlineData("SavedCommands", """DELETE FROM "SavedCommands" """)]
    public async Task One_value_that_differs_is_found_with_its_table(string table, string change)
    {
        await using var store = await TestStore.CreateAsync(TestDatabase.Postgres);
        await FillAsync(store);
        var before = await ContentAsync(store);

        await store.SqlAsync(change);

        Assert.Equal([table], (await ContentAsync(store)).DifferencesFrom(before));
    }

    [Fact]
    public async Task A_target_that_holds_anything_is_refused_and_left_alone()
    {
        await using var source = await TestStore.CreateAsync();
        await using var target = await TestStore.CreateEmptyAsync(TestDatabase.Postgres);
        await target.Get<SettingStore>().SetAsync("k", "v", Cancel);
        var before = await ContentAsync(target);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => CopyAsync(source, target));

        Assert.Equal(("targetNotEmpty", true), (refused.Error, refused.Message.Contains("Settings", StringComparison.Ordinal)));
        Assert.Equal(before.Tables, (await ContentAsync(target)).Tables);
    }

    [Fact]
    public async Task What_the_target_alters_on_its_way_in_is_found_and_nothing_is_kept()
    {
        await using var source = await TestStore.CreateAsync();
        await using var target = await TestStore.CreateEmptyAsync(TestDatabase.Postgres);
        await target.SqlAsync("""
            CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW."Name" := NEW."Name" || ' '; RETURN NEW; END $$;
            CREATE TRIGGER spoil BEFORE INSERT ON "Units" FOR EACH ROW EXECUTE FUNCTION spoil();
            """);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => CopyAsync(source, target));

        Assert.Equal("notEqual", refused.Error);
        Assert.Contains("Units", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await ContentAsync(target)).Rows);
    }

    [Theory]
    [InlineData(TestDatabase.Sqlite)]
    [InlineData(TestDatabase.Postgres)]
    public async Task A_moment_is_kept_and_answered_down_to_the_microsecond(TestDatabase on)
    {
        await using var store = await TestStore.CreateAsync(on);
        store.Time.Advance(TimeSpan.FromTicks(12_345_678_9));

        var saved = await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 10, key: "k");
        var again = await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 10, key: "k");

        Assert.Equal(8, saved.Report.AtUtc.Ticks / 10 % 10);
        Assert.Equal(0, saved.Report.AtUtc.Ticks % 10);
        Assert.Equal(saved.Report, again.Report);
    }

    private static async Task FillAsync(TestStore store)
    {
        await store.BeginAsync(port: 1);
        await store.SetAddressAsync(TestStore.Policy, MailStore.PolicyAddress);
        await store.RemindAsync("policy");
        store.Time.Advance(TimeSpan.FromTicks(1_234_567));
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 12.5m, result: "ทำแล้ว\nบรรทัดสอง", key: "k1");
        var wrong = await store.SaveAsync(TestStore.Hrd, TestStore.SharedStep, 100);
        await store.Reporting.UndoAsync(TestStore.Hrd, wrong.Report.Id, Cancel);
        await AddTokenAsync(store, 1);
        await store.Get<SettingStore>().SetAsync("k", "v", Cancel);
        await store.InScopeAsync((Microsoft.AspNetCore.Identity.UserManager<Account> users) => ClaimAsync(users));
        await using var context = store.Open();
        context.Add(new PmqaDashboard.Server.Evidences.EvidenceContent { Sha256 = new string('a', 64), Bytes = [0, 1, 255] });
        context.Add(new StoredCheckpoint { Key = "k", Sequence = 1, LatestUtc = store.Now, RestFromUtc = store.Now, Data = [0, 1, 255] });
        context.Add(new ScreenKey { Id = "k1", Hash = [0, 1, 255], PairedAtUtc = store.Now });
        context.Add(new ScreenKey { Id = "k2", Hash = [0, 1, 255], PairedAtUtc = store.Now, RevokedAtUtc = store.Now });
        context.Add(new WaitingScreen { Id = "w1", Code = "K7TQ4X", Hash = [0, 1, 255], ExpiresAtUtc = store.Now });
        context.Add(new StoredSight { ScreenId = "k1", SeenAtUtc = store.Now, OpenedAtUtc = store.Now, Scene = PmqaDashboard.Domain.Scenes.SceneKind.Late, SceneSinceUtc = store.Now, Sequence = 5, Windows = 1 });
        context.DataProtectionKeys.Add(new() { FriendlyName = "key", Xml = "<key/>" });
        await context.SaveChangesAsync(Cancel);

        static async Task<bool> ClaimAsync(Microsoft.AspNetCore.Identity.UserManager<Account> users)
        {
            var account = (await users.FindByIdAsync(TestStore.Policy))!;
            await users.SetLockoutEndDateAsync(account, new DateTimeOffset(2010, 6, 18, 12, 0, 0, 123, TimeSpan.FromHours(7)).ToUniversalTime());
            return (await users.AddClaimAsync(account, new("kind", "value"))).Succeeded;
        }
    }

    private static async Task<int> AddTokenAsync(TestStore store, byte hash)
    {
        await using var context = store.Open();
        var token = new AccessToken { AccountId = TestStore.Policy, Name = "ระบบ", Hash = [hash, 0, 255], CreatedAtUtc = store.Now };
        context.Add(token);
        await context.SaveChangesAsync(Cancel);
        return token.Id;
    }

    private static async Task<StoreContent> CopyAsync(TestStore from, TestStore to)
    {
        await using var source = from.Open();
        await using var reading = await source.Database.BeginTransactionAsync(IsolationLevel.Serializable, Cancel);
        await using var target = to.Open();
        await using var writing = await target.Database.BeginTransactionAsync(Cancel);
        var content = await StoreCopy.CopyAsync(source, target, Cancel);
        await writing.CommitAsync(Cancel);
        return content;
    }

    private static async Task<StoreContent> ContentAsync(TestStore store)
    {
        await using var context = store.Open();
        await using var transaction = await context.Database.BeginTransactionAsync(Cancel);
        return await StoreContent.ReadAsync(context, Cancel);
    }
}
