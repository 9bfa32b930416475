using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Tests.Components;

/// <summary>A Board source that a test feeds. Pings go out at once, on the caller's thread, and are awaited.</summary>
public sealed class FakeBoardSource(FiscalClock clock) : IBoardSource
{
    private readonly List<Subscription> _subscriptions = [];

    /// <inheritdoc />
    public Board? Current { get; private set; }

    /// <inheritdoc />
    public DateTime CheckedAtUtc { get; private set; } = clock.UtcNow;

    /// <summary>Boards of former days, for <see cref="AsOfAsync"/>; a day that is not in it gives the present Board.</summary>
    public Dictionary<DateOnly, Board> Former { get; } = [];

    /// <summary>Names and intervals of the subscriptions that are alive.</summary>
    public IReadOnlyList<(string Name, TimeSpan Interval)> Subscribers => [.. _subscriptions.Select(s => (s.Name, s.Interval))];

    /// <summary>How often a screen has confirmed that it was drawn.</summary>
    public int Confirmed { get; private set; }

    /// <summary>Something that happens just before a screen is subscribed.</summary>
    public Action? OnSubscribe { get; set; }

    /// <summary>Sets the Board without telling anybody: what was there before the screen opened.</summary>
    public void Start(Board? board) => Current = board;

    /// <summary>A newer Board has come.</summary>
    public Task PublishAsync(Board board)
    {
        Current = board;
        CheckedAtUtc = clock.UtcNow;
        return PingAsync(Ping.Board);
    }

    /// <summary>The feed has checked and found nothing newer.</summary>
    public Task BeatAsync()
    {
        CheckedAtUtc = clock.UtcNow;
        return PingAsync(Ping.Beat);
    }

    /// <inheritdoc />
    public Task<Board?> AsOfAsync(DateOnly day, CancellationToken cancellationToken) =>
        Task.FromResult(Former.TryGetValue(day, out var board) ? board : Current);

    /// <inheritdoc />
    public Task<Board?> AtAsync(long sequence, DateOnly day, CancellationToken cancellationToken) =>
        Task.FromResult(Former.TryGetValue(day, out var board) ? board : Current);

    /// <inheritdoc />
    public IBoardSubscription Subscribe(string name, TimeSpan interval, Func<Ping, Task> callback)
    {
        OnSubscribe?.Invoke();
        var subscription = new Subscription(this, name, interval, callback);
        _subscriptions.Add(subscription);
        return subscription;
    }

    private async Task PingAsync(Ping ping)
    {
        foreach (var subscription in _subscriptions.ToArray())
        {
            await subscription.Callback(ping);
        }
    }

    private sealed record Subscription(FakeBoardSource Source, string Name, TimeSpan Interval, Func<Ping, Task> Callback) : IBoardSubscription
    {
        public void Confirm() => Source.Confirmed++;

        public void Dispose() => Source._subscriptions.Remove(this);
    }
}
