using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace PmqaDashboard.Server.Live;

/// <summary>Healthy while the feed looks as often as it should, which it can only when the store answers.</summary>
internal sealed class FeedHealth(BoardSource source, IOptions<LiveOptions> options) : IHealthCheck
{
    /// <summary>The longest that the feed may be silent.</summary>
    public static TimeSpan Most(LiveOptions options) => (options.Poll * 3) + TimeSpan.FromSeconds(5);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var most = Most(options.Value);
        return Task.FromResult(source.CheckedAge switch
        {
            null => HealthCheckResult.Unhealthy("The change journal was not yet read."),
            { } age when age > most => HealthCheckResult.Unhealthy($"The change journal was last read {age} ago."),
            { } age => HealthCheckResult.Healthy($"Read {age} ago."),
        });
    }
}
