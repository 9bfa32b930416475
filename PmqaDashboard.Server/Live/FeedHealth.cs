using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Server.Live;

/// <summary>Healthy while the feed looks as often as it should, which it can only when the store answers.</summary>
internal sealed class FeedHealth(BoardSource source, FiscalClock clock, IOptions<LiveOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var age = clock.UtcNow - source.CheckedAtUtc;
        return Task.FromResult(age <= (options.Value.Poll * 3) + TimeSpan.FromSeconds(5)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy($"The change journal was last read {age} ago."));
    }
}
