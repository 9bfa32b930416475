using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Server.Live;

/// <summary>
/// Pings one subscriber. However often it is told, it holds at most one ping: the callback runs once at a time, not sooner
/// than the interval after its last start, and always once more when something came meanwhile. A slow screen builds no queue.
/// The callback runs on the thread pool in the subscriber's own execution context, so that its culture is the subscriber's.
/// </summary>
internal sealed partial class Subscription : IDisposable
{
    private readonly Lock _lock = new();
    private readonly string _name;
    private readonly TimeSpan _interval;
    private readonly Func<Ping, Task> _callback;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Action<Subscription> _remove;
    private readonly ITimer _timer;
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private Ping? _pending;
    private bool _scheduled;
    private bool _ended;
    private long? _lastStart;

    public Subscription(
        string name, TimeSpan interval, Func<Ping, Task> callback, TimeProvider time, ILogger logger, Action<Subscription> remove)
    {
        (_name, _interval, _callback, _time, _logger, _remove) = (name, interval, callback, time, logger, remove);
        _timer = time.CreateTimer(_ => Start(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Notes a ping and sees to it that it is delivered. Never waits and never runs the callback itself.</summary>
    public void Notify(Ping ping)
    {
        lock (_lock)
        {
            if (_ended)
            {
                return;
            }

            _pending = _pending is Ping.Board ? _pending : ping;
            if (!_scheduled)
            {
                _scheduled = true;
                Schedule();
            }
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

    private void Schedule()
    {
        var wait = _lastStart is { } last ? _interval - _time.GetElapsedTime(last) : TimeSpan.Zero;
        if (wait > TimeSpan.Zero)
        {
            _timer.Change(wait, Timeout.InfiniteTimeSpan);
        }
        else
        {
            ThreadPool.UnsafeQueueUserWorkItem(static subscription => subscription.Start(), this, preferLocal: false);
        }
    }

    private void Start()
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

    private async Task RunAsync()
    {
        Ping ping;
        lock (_lock)
        {
            if (_ended || _pending is not { } pending)
            {
                return;
            }

            ping = pending;
            _pending = null;
            _lastStart = _time.GetTimestamp();
        }

        try
        {
            await _callback(ping);
        }
        catch (Exception e)
        {
            LogFailed(e, _name);
        }

        lock (_lock)
        {
            _scheduled = _pending is not null && !_ended;
            if (_scheduled)
            {
                Schedule();
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Subscriber {Name} failed.")]
    private partial void LogFailed(Exception exception, string name);
}
