using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging;

namespace PmqaDashboard.Tests.Server.Operations.Logs;

/// <summary>Keeps every line that would be logged, with its scopes and its exception, as the console would write it.</summary>
internal sealed class AllLines : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<(string Category, LogLevel Level, string Text)> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Writer(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private sealed class Writer(AllLines all, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => all._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = new StringBuilder(formatter(state, exception)).Append(' ').Append(exception);
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
            {
                text.AppendJoin(' ', values);
            }

            all._scopes.ForEachScope(
                (scope, line) => line.Append(' ').Append(scope is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : scope), text);
            all.Lines.Enqueue((category, logLevel, text.ToString()));
        }
    }
}
