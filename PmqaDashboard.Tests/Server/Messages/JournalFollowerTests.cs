using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Server.Messages;
using Xunit;

namespace PmqaDashboard.Tests.Server.Messages;

public abstract class JournalFollowerTests(TestDatabase on)
{
    public sealed class OnSqlite() : JournalFollowerTests(TestDatabase.Sqlite);

    public sealed class OnPostgres() : JournalFollowerTests(TestDatabase.Postgres);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_that_is_opened_is_told_to_the_units_that_take_part_and_what_was_before_to_nobody()
    {
        await using var store = await MailStore.CreateAsync(port: 1, on);
        var follower = Follower(store);
        await ReturnAsync(store, "old");
        await LookAsync(store, follower);
        Assert.Empty(await InboxAsync(store, TestStore.Policy));

        Assert.IsType<RecordOutcome.Saved>(await store.Get<IRecordKeeping>().SaveAsync(TestStore.Secretariat, new OpenRound(12), Cancel));
        await LookAsync(store, follower);

        foreach (string account in (string[])[TestStore.Policy, TestStore.Hrd])
        {
            var message = Assert.Single(await InboxAsync(store, account));
            Assert.Equal((MessageKind.RoundOpened, 12, "Name of secretariat"), (message.Kind, message.Round, message.From));
        }

        Assert.Empty(await InboxAsync(store, TestStore.Secretariat));
    }

    [Fact]
    public async Task A_line_that_is_returned_reaches_its_unit_alone_with_the_remark_once_whoever_follows_and_after_a_restart()
    {
        await using var store = await MailStore.CreateAsync(port: 1, on);
        var (first, second) = (Follower(store), Another(store));
        await LookAsync(store, first);
        await LookAsync(store, second);

        await ReturnAsync(store, "ไม่มีหลักฐาน");
        await store.Feed.LookAsync(Cancel);
        await Task.WhenAll(first.LookAsync(Cancel), second.LookAsync(Cancel));
        await LookAsync(store, Another(store));
        await ReturnAsync(store, "ยังไม่มี");
        await LookAsync(store, Another(store));
        await LookAsync(store, first);

        var inbox = await InboxAsync(store, TestStore.Policy);
        Assert.Equal(["ยังไม่มี", "ไม่มีหลักฐาน"], inbox.Select(m => m.Words));
        Assert.Equal((MessageKind.LineReturned, 9, TestStore.PolicyStep), (inbox[0].Kind, inbox[0].Round, inbox[0].Subject));
        Assert.Empty(await InboxAsync(store, TestStore.Hrd));
        Assert.Equal(2, (await store.ReportAsync()).Waiting);
    }

    [Fact]
    public async Task Progress_is_no_news_and_a_long_journal_of_it_is_passed_once()
    {
        await using var store = await MailStore.CreateAsync(port: 1, on);
        var follower = Follower(store);
        await LookAsync(store, follower);
        for (int n = 1; n <= 5; n++)
        {
            await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, n);
        }

        await ReturnAsync(store, "แก้");
        await LookAsync(store, follower);

        Assert.Single(await InboxAsync(store, TestStore.Policy));
        Assert.Equal("6", await store.Get<PmqaDashboard.Server.Data.SettingStore>().FindAsync(JournalFollower.Setting, Cancel));
    }

    private static JournalFollower Follower(TestStore store) => store.Get<IEnumerable<IHostedService>>().OfType<JournalFollower>().Single();

    private static JournalFollower Another(TestStore store) => ActivatorUtilities.CreateInstance<JournalFollower>(store.Services);

    private static async Task LookAsync(TestStore store, JournalFollower follower)
    {
        await store.Feed.LookAsync(Cancel);
        await follower.LookAsync(Cancel);
    }

    // As a reviewer's decision stands in the journal, whatever led to it.
    private static async Task ReturnAsync(TestStore store, string remark)
    {
        await using var context = store.Open();
        context.Journal.Add(new Change(0, store.Now, ChangeKind.LineReturned, TestStore.PolicyStep, "policy", TestStore.Team1, "Name of team1", null, null, null)
        {
            Round = 9,
            Data = RecordJson.Write(new { Report = 1, Remark = remark }),
        });
        await context.SaveChangesAsync(Cancel);
    }

    private static Task<IReadOnlyList<Message>> InboxAsync(TestStore store, string account) => store.Get<IInbox>().ReadAsync(account, 10, Cancel);
}
