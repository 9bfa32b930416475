using System.Diagnostics;
using PmqaDashboard.Domain.Operations;

namespace PmqaDashboard.Server.Operations.Logs;

/// <summary>Remembers where errors came from lately, for the status page; what they say is in the log.</summary>
/// <param name="time">The real clock.</param>
internal sealed class RecentErrors(TimeProvider time) : ILoggerProvider
{
    private const int Remembered = 20;

    private readonly Lock _lock = new();
    private readonly Queue<LoggedError> _errors = new(Remembered);

    /// <summary>The errors, newest first.</summary>
    public IReadOnlyList<LoggedError> Read()
    {
        lock (_lock)
        {
            return [.. _errors.Reverse()];
        }
    }

    public ILogger CreateLogger(string categoryName) => new Watch(this, categoryName[(categoryName.LastIndexOf('.') + 1)..]);

    public void Dispose()
    {
    }

    private void Note(string source)
    {
        var error = new LoggedError(time.GetUtcNow().UtcDateTime, source, Activity.Current?.TraceId.ToHexString());
        lock (_lock)
        {
            if (_errors.Count == Remembered)
            {
                _errors.Dequeue();
            }

            _errors.Enqueue(error);
        }
    }

    private sealed class Watch(RecentErrors errors, string source) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                errors.Note(source);
            }
        }
    }
}
