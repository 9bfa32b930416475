using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Operations.Telemetry;

namespace PmqaDashboard.Server.Messages;

/// <summary>Pings the open screens of people whose inbox may have changed.</summary>
internal sealed class InboxNews(PushMeasures measures, TimeProvider time, ILogger<InboxNews> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, HashSet<Subscription>> _subscriptions = [];

    /// <summary>Whether anybody listens on this node.</summary>
    public bool AnybodyListens
    {
        get
        {
            lock (_lock)
            {
                return _subscriptions.Count > 0;
            }
        }
    }

    /// <summary>Pings whoever has one of these inboxes open. Never waits and never fails.</summary>
    public void Tell(IReadOnlyCollection<string> accounts)
    {
        List<Subscription> all;
        lock (_lock)
        {
            all = [.. accounts.Where(_subscriptions.ContainsKey).SelectMany(account => _subscriptions[account])];
        }

        foreach (var subscription in all)
        {
            subscription.Notify(Ping.Board, publishedAt: 0);
        }
    }

    public IDisposable Subscribe(string accountId, Func<Task> callback)
    {
        var subscription = new Subscription("inbox", Interval, _ => callback(), measures, time, logger, gone => Remove(accountId, gone));
        lock (_lock)
        {
            if (!_subscriptions.TryGetValue(accountId, out var own))
            {
                _subscriptions[accountId] = own = [];
            }

            own.Add(subscription);
        }

        return subscription;
    }

    private void Remove(string accountId, Subscription subscription)
    {
        lock (_lock)
        {
            if (_subscriptions.TryGetValue(accountId, out var own) && own.Remove(subscription) && own.Count == 0)
            {
                _subscriptions.Remove(accountId);
            }
        }
    }
}
