using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace PmqaDashboard.Tests.Server;

/// <summary>Keeps what the product logs, so that a test can wait for it.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    /// <summary>Whether something was logged that was not yet asked for.</summary>
    public bool Any => _lines.Reader.TryPeek(out _);

    /// <summary>The next line: level, message, and the exception's message.</summary>
    public async Task<string> NextAsync() =>
        await _lines.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);

    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("PmqaDashboard", StringComparison.Ordinal) ? new Writer(_lines.Writer) : NullLogger.Instance;

    public void Dispose()
    {
    }

    private sealed class Writer(ChannelWriter<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.TryWrite($"{logLevel}: {formatter(state, exception)} {exception?.Message}".TrimEnd());
    }
}
