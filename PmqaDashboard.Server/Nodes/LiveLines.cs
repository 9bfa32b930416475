using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;

namespace PmqaDashboard.Server.Nodes;

/// <summary>
/// The lines of this node's screens and of the hub's clients. When the node drains, each is told to come again, which leads it to
/// another node: one after the other, so that their pages are not all made in the same moment.
/// </summary>
/// <param name="time">The real clock.</param>
internal sealed class LiveLines(TimeProvider time) : IHubFilter
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<string, IConnectionLifetimeNotificationFeature> _open = new();

    /// <summary>How many there are.</summary>
    public int Count => _open.Count;

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        if (context.Context.Features.Get<IConnectionLifetimeNotificationFeature>() is { } line)
        {
            _open[context.Context.ConnectionId] = line;
        }

        return next(context);
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        _open.TryRemove(context.Context.ConnectionId, out _);
        return next(context, exception);
    }

    /// <summary>Closes them evenly within a time.</summary>
    public async Task CloseAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        int steps = Math.Max(1, (int)(within / Step));
        var lines = _open.ToArray();
        for (int step = 0, closed = 0; step < steps; step++)
        {
            for (; closed < (long)lines.Length * (step + 1) / steps; closed++)
            {
                lines[closed].Value.RequestClose();
                _open.TryRemove(lines[closed].Key, out _);
            }

            await Task.Delay(Step, time, cancellationToken);
        }
    }
}
