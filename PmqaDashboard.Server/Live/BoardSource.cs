using PmqaDashboard.Components.Screens;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Messages;
using PmqaDashboard.Server.Operations.Telemetry;
using PmqaDashboard.Server.Plans;
using PmqaDashboard.Server.Record;

namespace PmqaDashboard.Server.Live;

/// <summary>Holds the newest Board of this node and tells screens about it.</summary>
internal sealed class BoardSource(PlanStore plans, FormerBoards former, PushMeasures measures, TimeProvider time, ILogger<BoardSource> logger)
    : IBoardSource
{
    /// <summary>Names of subscribers that nobody looks at: the hub, who waits for a report to be seen, and services of the node.</summary>
    private static readonly string[] NoScreens = ["hub", "report", ScreenLife.Name, RoundTurner.Name, JournalFollower.Name];

    private readonly Lock _lock = new();
    private readonly HashSet<Subscription> _subscriptions = [];
    private readonly Dictionary<string, int> _screens = [];
    private volatile Board? _current;
    private long _checkedAt;
    private long _checkedTimestamp;

    public Board? Current => _current;

    public DateTime CheckedAtUtc => new(Interlocked.Read(ref _checkedAt), DateTimeKind.Utc);

    /// <summary>How long ago the feed looked, whatever was done to the machine's clock since; null when it never has.</summary>
    public TimeSpan? CheckedAge => Interlocked.Read(ref _checkedTimestamp) is not 0 and var at ? time.GetElapsedTime(at) : null;

    /// <summary>How many subscribers there are, by name.</summary>
    public IReadOnlyDictionary<string, int> Screens
    {
        get
        {
            lock (_lock)
            {
                return _screens.Where(s => !NoScreens.Contains(s.Key)).ToDictionary(s => s.Key, s => s.Value);
            }
        }
    }

    /// <summary>Takes what the feed has found, and pings.</summary>
    /// <param name="board">The newest Board; the same as before when there was no news.</param>
    /// <param name="checkedAtUtc">When the feed looked.</param>
    public void Publish(Board? board, DateTime checkedAtUtc)
    {
        var ping = ReferenceEquals(board, _current) ? Ping.Beat : Ping.Board;
        _current = board;
        Interlocked.Exchange(ref _checkedAt, checkedAtUtc.Ticks);
        long publishedAt = time.GetTimestamp();
        Interlocked.Exchange(ref _checkedTimestamp, publishedAt);

        Subscription[] all;
        lock (_lock)
        {
            all = [.. _subscriptions];
        }

        FanOut.Start([.. all.Where(subscription => subscription.Note(ping, publishedAt))]);
    }

    public async Task<Board?> AsOfAsync(DateOnly day, CancellationToken cancellationToken) =>
        await plans.FindAsync(cancellationToken) is { } book
            ? await former.FindAsync(book, day, cancellationToken)
            : null;

    public async Task<Board?> AtAsync(long sequence, DateOnly day, CancellationToken cancellationToken) =>
        _current is { } newest && newest.Sequence == sequence && newest.Day == day ? newest
        : await plans.FindAsync(cancellationToken) is { } book ? await former.AtAsync(book, sequence, day, cancellationToken)
        : null;

    public IBoardSubscription Subscribe(string name, TimeSpan interval, Func<Ping, Task> callback)
    {
        var subscription = new Subscription(name, interval, callback, measures, time, logger, Remove);
        lock (_lock)
        {
            _subscriptions.Add(subscription);
            Count(name, 1);
        }

        return subscription;
    }

    private void Remove(Subscription subscription)
    {
        lock (_lock)
        {
            if (_subscriptions.Remove(subscription))
            {
                Count(subscription.Name, -1);
            }
        }
    }

    private void Count(string name, int more) => _screens[name] = _screens.GetValueOrDefault(name) + more;
}
