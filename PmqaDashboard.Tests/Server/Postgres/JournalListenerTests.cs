using Xunit;

namespace PmqaDashboard.Tests.Server.Postgres;

/// <summary>What other nodes write is told by the database; the feed's poll stands still here with its clock.</summary>
public sealed class JournalListenerTests
{
    [Fact]
    public async Task What_another_node_saved_is_shown_without_waiting_for_the_poll()
    {
        await using var store = await TestStore.CreateAsync(TestDatabase.Postgres);
        await using var other = store.OpenNode();
        var screen = await NodeScreen.StartAsync(store);

        await other.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40);

        await screen.ReachAsync(1);
    }

    [Fact]
    public async Task After_the_line_was_lost_it_listens_again_and_shows_what_was_saved_meanwhile()
    {
        await using var store = await TestStore.CreateAsync(TestDatabase.Postgres);
        await using var other = store.OpenNode();
        var screen = await NodeScreen.StartAsync(store);
        Assert.StartsWith("Information: Listening to the change journal on", await store.Log.NextAsync(), StringComparison.Ordinal);

        await other.SqlAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'");
        Assert.StartsWith("Warning: The change journal is no longer listened to; the next try is in 00:00:00.25", await store.Log.NextAsync(), StringComparison.Ordinal);
        await other.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 40);
        Assert.Equal(0, store.Source.Current!.Sequence);
        store.Time.Advance(TimeSpan.FromMilliseconds(250));

        await screen.ReachAsync(1);
        Assert.StartsWith("Information: Listening to the change journal on", await store.Log.NextAsync(), StringComparison.Ordinal);
        await other.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 50);
        await screen.ReachAsync(2);
    }
}
