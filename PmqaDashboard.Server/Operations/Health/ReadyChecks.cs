using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace PmqaDashboard.Server.Operations.Health;

/// <summary>Healthy while this node's beats reach the store: it answers and takes what is written.</summary>
internal sealed class StoreHealth(NodeState state, IOptions<HealthOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(state switch
        {
            { Failure: { } failure } => HealthCheckResult.Unhealthy($"The database cannot be written: {failure}"),
            { Age: null } => HealthCheckResult.Unhealthy("The database was not yet written."),

            // A database that hangs gives no failure, only silence.
            { Age: { } age } when age > options.Value.Beat * 3 => HealthCheckResult.Unhealthy($"The database was last written {age} ago."),
            { Age: { } age } => HealthCheckResult.Healthy($"Written {age} ago."),
        });
}

/// <summary>Healthy while the data directory has room.</summary>
internal sealed class DiskHealth(DiskSpace disk, IOptions<HealthOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        long free = disk.Free.GetValueOrDefault() / DiskSpace.Mebibyte;
        return Task.FromResult(free >= options.Value.LeastFreeMebibytes
            ? HealthCheckResult.Healthy($"{free} MiB are free.")
            : HealthCheckResult.Unhealthy($"Only {free} MiB are free; {options.Value.LeastFreeMebibytes} are needed (setting Health:LeastFreeMebibytes)."));
    }
}

/// <summary>Healthy until the node is to stop.</summary>
internal sealed class DrainHealth(Node node) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(node.IsDraining ? HealthCheckResult.Unhealthy("This node is draining.") : HealthCheckResult.Healthy());
}
