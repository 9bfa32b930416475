using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using PmqaDashboard.Server.Api;
using PmqaDashboard.Tests.Domain.Plans;

namespace PmqaDashboard.Tests.Failures;

/// <summary>A report that a writer sends until it is acknowledged, always under the same key.</summary>
internal sealed record Save(int Writer, string Key, string Step, string? Unit, decimal Percent);

/// <summary>What the server said when it had saved one.</summary>
internal sealed record Acknowledged(Save Save, long Sequence, long ReportId, bool Repeated);

/// <summary>
/// Programs that report over HTTP, all at once and without pause: each sends a report, and when no answer comes sends the same
/// again, under its key, until it is told that it is saved. While the door is shut they hold what they have not sent.
/// </summary>
internal sealed class Writers : IAsyncDisposable
{
    private static readonly IReadOnlyList<(string Step, string? Unit)> Shares =
        [.. RealPlans.Book.Leaves.SelectMany(l => l.Shares.Select(s => (l.Step.Id, s.Unit)))];

    // Before it asks again, as any program would.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly HttpClient[] _clients;
    private readonly int _seed;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Acknowledged> _acknowledged = new();
    private readonly ConcurrentDictionary<int, int> _refusals = new();
    private readonly Lock _lock = new();
    private readonly Task _all;
    private volatile TaskCompletionSource _door = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource? _counted;
    private int _awaited;

    /// <summary>Makes them; they begin when the door is opened.</summary>
    public Writers(IReadOnlyList<string> tokens, IReadOnlyList<string> addresses, int seed)
    {
        _seed = seed;
        _clients = [.. tokens.Select((token, i) => Client(addresses[i % addresses.Count], token))];
        _all = Task.WhenAll(_clients.Select((_, i) => Task.Run(() => WriteAsync(i))));
    }

    /// <summary>What was acknowledged, in the order of the answers.</summary>
    public IReadOnlyCollection<Acknowledged> Acknowledged => _acknowledged;

    /// <summary>How many requests were answered with a status other than 200, by status.</summary>
    public IReadOnlyDictionary<int, int> Refusals => _refusals;

    /// <summary>How many requests got no answer.</summary>
    public int Unanswered { get; private set; }

    public static HttpClient Client(string address, string token)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Lets them send.</summary>
    public void Open() => _door.TrySetResult();

    /// <summary>Lets them send nothing more; what is on its way stays on its way.</summary>
    public void Shut()
    {
        if (_door.Task.IsCompleted)
        {
            _door = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits until so many more were acknowledged.</summary>
    public Task AcknowledgedAsync(int more)
    {
        lock (_lock)
        {
            _awaited = _acknowledged.Count + more;
            _counted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return Task.WhenAny(_counted.Task, _all).Unwrap().WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>Lets each finish what it has begun, and ends them.</summary>
    public async Task FinishAsync()
    {
        await _stop.CancelAsync();
        Open();
        await _all.WaitAsync(TimeSpan.FromSeconds(60));
    }

    /// <summary>Sends one again.</summary>
    public Task<Acknowledged?> SendAsync(Save save) => SendAsync(_clients[save.Writer], save);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        Open();
        foreach (var client in _clients)
        {
            client.CancelPendingRequests();
            client.Dispose();
        }

        _stop.Dispose();
    }

    private async Task WriteAsync(int writer)
    {
        var random = new Random(HashCode.Combine(_seed, writer));
        for (int number = 1; ; number++)
        {
            await _door.Task;
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            var (step, unit) = Shares[random.Next(Shares.Count)];
            var save = new Save(writer, $"{_seed}-{writer}-{number}", step, unit, random.Next(0, 10_001) / 100m);
            while (true)
            {
                await _door.Task;
                if (await SendAsync(_clients[writer], save) is { } saved)
                {
                    Note(saved);
                    break;
                }

                await Task.Delay(Pause);
            }
        }
    }

    private void Note(Acknowledged saved)
    {
        lock (_lock)
        {
            _acknowledged.Enqueue(saved);
            if (_acknowledged.Count >= _awaited)
            {
                _counted?.TrySetResult();
            }
        }
    }

    private async Task<Acknowledged?> SendAsync(HttpClient client, Save save)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/steps/{save.Step}/progress")
        {
            Content = JsonContent.Create(new { percent = save.Percent, unit = save.Unit, result = $"ผล {save.Key}" }),
        };
        request.Headers.Add(ProgressEndpoints.KeyHeader, save.Key);
        try
        {
            using var response = await client.SendAsync(request);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                var answer = (await response.Content.ReadFromJsonAsync<Answer>())!;
                return new Acknowledged(save, answer.Sequence, answer.ReportId, answer.Repeated);
            }

            _refusals.AddOrUpdate((int)response.StatusCode, 1, (_, n) => n + 1);
            return (int)response.StatusCode >= 500
                ? null
                : throw new InvalidOperationException($"{(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
        {
            lock (_lock)
            {
                Unanswered++;
            }

            return null;
        }
    }

    private sealed record Answer(long Sequence, long ReportId, bool Repeated);
}
