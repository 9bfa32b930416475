using Microsoft.EntityFrameworkCore;
using Xunit;

namespace PmqaDashboard.Tests.Server.Postgres;

/// <summary>What a save does when the line to PostgreSQL is lost.</summary>
public sealed class PostgresWriterTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_save_that_meets_a_dead_line_before_its_commit_is_made_again_by_itself()
    {
        await using var store = await TestStore.CreateAsync(TestDatabase.Postgres);
        await using var other = store.OpenNode();
        await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 10);

        // All lines of the node but the killer's own are dead, and it does not know yet.
        await other.SqlAsync("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");

        Assert.Equal(2, (await store.SaveAsync(TestStore.Policy, TestStore.PolicyStep, 20)).Report.Sequence);
        await using var context = store.Open();
        Assert.Equal(2, await context.Journal.CountAsync(Cancel));
    }
}
