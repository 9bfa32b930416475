using PmqaDashboard.Bench.Results;

namespace PmqaDashboard.Bench.Circuits;

/// <summary>Many screens of one server, kept alive.</summary>
internal sealed class ScreenSet : IAsyncDisposable
{
    private static readonly TimeProvider Time = TimeProvider.System;
    private readonly CancellationTokenSource _ending = new();
    private readonly List<Circuit> _screens = [];
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false }) { Timeout = TimeSpan.FromMinutes(2) };
    private Task _pinging = Task.CompletedTask;

    /// <summary>The screens.</summary>
    public IReadOnlyList<Circuit> Screens => _screens;

    /// <summary>How long each took from asking for the page until it was drawn by its circuit, in ms.</summary>
    public Samples Opening { get; } = new();

    /// <summary>Bytes received by all.</summary>
    public long Received => _screens.Sum(s => s.Received);

    /// <summary>Render batches received by all.</summary>
    public long Batches => _screens.Sum(s => s.Batches);

    /// <summary>The screens that failed.</summary>
    public IReadOnlyList<Circuit> Failed => [.. _screens.Where(s => s.Failure is not null)];

    /// <summary>Opens screens, some at a time.</summary>
    public async Task OpenAsync(Uri address, string path, int count, int atOnce = 16)
    {
        for (int i = 0; i < count; i++)
        {
            _screens.Add(new Circuit(address));
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = _ending.Token };
        await Parallel.ForEachAsync(_screens, options, async (screen, cancel) =>
        {
            long began = Time.GetTimestamp();
            await screen.OpenAsync(_client, path, cancel);
            Opening.Add(Time.GetElapsedTime(began).TotalMilliseconds);
            if (_pinging.IsCompleted)
            {
                lock (_ending)
                {
                    _pinging = _pinging.IsCompleted ? PingAsync() : _pinging;
                }
            }
        });
    }

    /// <summary>Waits until all show a sequence.</summary>
    /// <returns>How many do not, after the patience has run out.</returns>
    public async Task<int> ReachAsync(long sequence, TimeSpan patience)
    {
        long began = Time.GetTimestamp();
        while (_screens.Count(s => s.Sequence < sequence) is var missing and > 0)
        {
            if (Time.GetElapsedTime(began) > patience)
            {
                return missing;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(25), Time);
        }

        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await _pinging;
        foreach (var screen in _screens)
        {
            screen.Dispose();
        }

        _client.Dispose();
        _ending.Dispose();
    }

    // The browser's client speaks after five silent seconds (js/connection.js).
    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_ending.Token))
            {
                foreach (var screen in _screens.ToArray())
                {
                    screen.PingIfSilent(TimeSpan.FromSeconds(5));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The screens are being closed.
        }
    }
}
