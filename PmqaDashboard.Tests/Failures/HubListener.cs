using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Server.Api.Contract;
using Xunit;

namespace PmqaDashboard.Tests.Failures;

/// <summary>
/// A program that follows the hub as docs/api.md says: it asks for its line for ever, and whenever it has one for what came
/// since the last change that it has seen. What it has heard must be the journal: nothing left out, nothing twice, nothing that
/// is not true.
/// </summary>
internal sealed class HubListener : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HubConnection _connection;
    private readonly Channel<JournalEntry?> _told = Channel.CreateUnbounded<JournalEntry?>();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<JournalEntry> _heard = [];
    private readonly Lock _lock = new();
    private readonly Task _listening;
    private TaskCompletionSource? _reached;
    private long _awaited;

    private HubListener(string address, string token, JsonSerializerOptions json)
    {
        _connection = new HubConnectionBuilder()
            .WithUrl(new Uri(new Uri(address), "/hubs/progress"), options =>
            {
                options.AccessTokenProvider = () => Task.FromResult<string?>(token);
                options.SkipNegotiation = true;
                options.Transports = HttpTransportType.WebSockets;
            })
            .AddJsonProtocol(options =>
            {
                foreach (var converter in json.Converters)
                {
                    options.PayloadSerializerOptions.Converters.Add(converter);
                }
            })
            .WithAutomaticReconnect(new ForEver())
            .Build();
        _connection.On<JournalEntry>("ProgressReported", news => _told.Writer.TryWrite(news));
        _connection.On<BoardNews>("BoardChanged", _ => { });

        // Null stands for a new line: from there on the journal is asked.
        _connection.Reconnected += _ =>
        {
            Breaks++;
            _told.Writer.TryWrite(null);
            return Task.CompletedTask;
        };
        _listening = Task.Run(ListenAsync);
    }

    /// <summary>How often it lost its line and got it back.</summary>
    public int Breaks { get; private set; }

    /// <summary>Everything that it has heard, in that order.</summary>
    public IReadOnlyList<JournalEntry> Heard
    {
        get
        {
            lock (_lock)
            {
                return [.. _heard];
            }
        }
    }

    public static async Task<HubListener> StartAsync(string address, string token, JsonSerializerOptions json)
    {
        var listener = new HubListener(address, token, json);
        await listener._connection.StartAsync(TestContext.Current.CancellationToken);
        listener._told.Writer.TryWrite(null);
        return listener;
    }

    /// <summary>Waits until it has heard a change.</summary>
    public async Task ReachesAsync(long sequence)
    {
        lock (_lock)
        {
            _awaited = sequence;
            _reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Look();
        }

        await (await Task.WhenAny(_reached.Task, _listening).WaitAsync(Patience));
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _connection.DisposeAsync();
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        await foreach (var news in _told.Reader.ReadAllAsync(_stop.Token))
        {
            if (news is not null)
            {
                Take(news);
                continue;
            }

            try
            {
                foreach (var missed in await _connection.InvokeAsync<IReadOnlyList<JournalEntry>>("JournalSince", Last, _stop.Token))
                {
                    Take(missed);
                }
            }
            catch (Exception) when (_connection.State != HubConnectionState.Connected)
            {
                // Broken again; it will be asked after the next reconnection.
            }
        }
    }

    private long Last
    {
        get
        {
            lock (_lock)
            {
                return _heard is [.., var last] ? last.Sequence : 0;
            }
        }
    }

    private void Take(JournalEntry news)
    {
        lock (_lock)
        {
            if (_heard is [.., var last] && news.Sequence <= last.Sequence)
            {
                // Told live and in answer to the question: the same, or one of the two is not true.
                Assert.Contains(_heard, h => h.Sequence == news.Sequence && h.ReportId == news.ReportId);
                return;
            }

            _heard.Add(news with { });
            Look();
        }
    }

    private void Look()
    {
        if (_awaited == 0 || (_heard is [.., var last] && last.Sequence >= _awaited))
        {
            _reached?.TrySetResult();
        }
    }

    private sealed class ForEver : IRetryPolicy
    {
        public TimeSpan? NextRetryDelay(RetryContext retryContext) => TimeSpan.FromMilliseconds(100);
    }
}
