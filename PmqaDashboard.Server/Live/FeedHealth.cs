using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace PmqaDashboard.Server.Live;

/// <summary>Healthy while the feed looks as often as it should, which it can only when the store answers.</summary>
internal sealed class FeedHealth(BoardSource source, IOptions<LiveOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var most = (options.Value.Poll * 3) + TimeSpan.FromSeconds(5);
        return Task.FromResult(source.CheckedAge switch
        {
            null => HealthCheckResult.Unhealthy("The change journal was not yet read."),
            { } age when age > most => HealthCheckResult.Unhealthy($"The change journal was last read {age} ago."),
            { } age => HealthCheckResult.Healthy($"Read {age} ago."),
        });
    }
}
