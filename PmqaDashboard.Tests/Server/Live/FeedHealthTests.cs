using Microsoft.Extensions.Diagnostics.HealthChecks;
using PmqaDashboard.Server.Operations.Health;
using Xunit;

namespace PmqaDashboard.Tests.Server.Live;

public class FeedHealthTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Healthy_as_long_as_the_journal_is_read()
    {
        await using var store = await TestStore.CreateAsync();
        var health = store.Get<HealthCheckService>();

        // Not started: it has never looked.
        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync(check => check.Name == HealthSetup.Feed, Cancel)).Status);

        await store.Feed.StartAsync(Cancel);
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync(check => check.Name == HealthSetup.Feed, Cancel)).Status);

        await store.Feed.StopAsync(Cancel);
        store.Time.Advance(TimeSpan.FromSeconds(12));
        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync(check => check.Name == HealthSetup.Feed, Cancel)).Status);
    }
}
