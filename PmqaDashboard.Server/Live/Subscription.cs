using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Operations.Telemetry;

namespace PmqaDashboard.Server.Live;

/// <summary>
/// Pings one subscriber. However often it is told, it holds at most one ping: the callback runs once at a time, for a Board not
/// sooner than the interval after the last Board, and always once more when something came meanwhile. A slow screen builds no queue.
/// The callback runs on the thread pool in the subscriber's own execution context, so that its culture is the subscriber's.
/// </summary>
internal sealed partial class Subscription : IBoardSubscription
{
    private readonly Lock _lock = new();
    private readonly TimeSpan _interval;
    private readonly Func<Ping, Task> _callback;
    private readonly PushMeasures _measures;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Action<Subscription> _remove;
    private readonly ITimer _timer;
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private Ping? _pending;
    private bool _scheduled;
    private bool _ended;
    private long? _lastBoard;

    // When what is pending was published, and what the screen was pinged for and has not confirmed; 0 for nothing.
    private long _pendingSince;
    private long _unconfirmed;
    private long _unconfirmedNext;

    public Subscription(
        string name, TimeSpan interval, Func<Ping, Task> callback, PushMeasures measures, TimeProvider time, ILogger logger,
        Action<Subscription> remove)
    {
        (Name, _interval, _callback, _measures, _time, _logger, _remove) = (name, interval, callback, measures, time, logger, remove);
        _timer = time.CreateTimer(_ => Start(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What the subscriber calls itself.</summary>
    public string Name { get; }

    /// <summary>Notes a ping and sees to it that it is delivered. Never waits and never runs the callback itself.</summary>
    /// <param name="ping">The ping.</param>
    /// <param name="publishedAt">Timestamp of what it tells.</param>
    public void Notify(Ping ping, long publishedAt)
    {
        if (Note(ping, publishedAt))
        {
            ThreadPool.UnsafeQueueUserWorkItem(static subscription => subscription.Start(), this, preferLocal: false);
        }
    }

    /// <summary>Notes a ping. Never waits and never runs the callback.</summary>
    /// <param name="ping">The ping.</param>
    /// <param name="publishedAt">Timestamp of what it tells.</param>
    /// <returns>Whether it is due now: the caller sees to it that <see cref="Start"/> is called.</returns>
    public bool Note(Ping ping, long publishedAt)
    {
        lock (_lock)
        {
            if (_ended)
            {
                return false;
            }

            if (_pending is not Ping.Board)
            {
                _pending = ping;
                _pendingSince = ping == Ping.Board ? publishedAt : 0;
            }

            if (_scheduled)
            {
                return false;
            }

            _scheduled = true;
            return IsDue();
        }
    }

    /// <summary>Runs the callback for what is noted, until it first waits.</summary>
    public void Start()
    {
        if (_context is null)
        {
            _ = RunAsync();
        }
        else
        {
            ExecutionContext.Run(_context, static state => _ = ((Subscription)state!).RunAsync(), this);
        }
    }

    public void Confirm()
    {
        long since;
        lock (_lock)
        {
            (since, _unconfirmed, _unconfirmedNext) = (_unconfirmed, _unconfirmedNext, 0);
        }

        if (since != 0)
        {
            _measures.Confirmed(Name, since);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_ended)
            {
                return;
            }

            _ended = true;
            _pending = null;
            _timer.Dispose();
        }

        _remove(this);
    }

    // True when what is pending is due now; else the timer will start it.
    private bool IsDue()
    {
        // A sign of life waits for nothing, and no Board waits because of one.
        var wait = _pending is Ping.Board && _lastBoard is { } last ? _interval - _time.GetElapsedTime(last) : TimeSpan.Zero;
        if (wait <= TimeSpan.Zero)
        {
            return true;
        }

        _timer.Change(wait, Timeout.InfiniteTimeSpan);
        return false;
    }

    private async Task RunAsync()
    {
        Ping ping;
        long since;
        lock (_lock)
        {
            if (_ended || _pending is not { } pending || !IsDue())
            {
                return;
            }

            (ping, since) = (pending, _pendingSince);
            (_pending, _pendingSince) = (null, 0);
            if (_unconfirmed == 0)
            {
                _unconfirmed = since;
            }
            else if (_unconfirmedNext == 0)
            {
                _unconfirmedNext = since;
            }

            _lastBoard = ping == Ping.Board ? _time.GetTimestamp() : _lastBoard;
        }

        try
        {
            await _callback(ping);
            if (since != 0)
            {
                _measures.Rendered(Name, since);
            }
        }
        catch (Exception e)
        {
            LogFailed(e, Name);
        }

        bool again;
        lock (_lock)
        {
            _scheduled = _pending is not null && !_ended;
            again = _scheduled && IsDue();
        }

        if (again)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static subscription => subscription.Start(), this, preferLocal: false);
        }
    }

    [LoggerMessage(LogLevel.Error, "Subscriber {Name} failed.")]
    private partial void LogFailed(Exception exception, string name);
}
