using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Operations.Telemetry;
using Xunit;

namespace PmqaDashboard.Tests.Server.Live;

public sealed class SubscriptionTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly AsyncLocal<string?> Whose = new();

    private readonly FakeTimeProvider _time = new();
    private readonly LogLines _log = new();
    private readonly PushMeasures _measures;
    private readonly List<Subscription> _removed = [];
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public SubscriptionTests() => _measures = new PushMeasures(_services.GetRequiredService<IMeterFactory>(), _time);

    [Fact]
    public async Task The_first_ping_comes_at_once_and_the_last_after_the_interval()
    {
        var pings = new Pings();
        using var subscription = Subscribe(pings.ReceiveAsync);

        subscription.Notify(Ping.Board, _time.GetTimestamp());
        Assert.Equal(Ping.Board, await pings.NextAsync());

        // A burst within the interval: one ping for all of it, when the interval is over, and that of the Board.
        subscription.Notify(Ping.Board, _time.GetTimestamp());
        subscription.Notify(Ping.Beat, _time.GetTimestamp());
        subscription.Notify(Ping.Beat, _time.GetTimestamp());
        _time.Advance(Second - TimeSpan.FromMilliseconds(1));
        Assert.False(pings.Any);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Ping.Board, await pings.NextAsync());

        _time.Advance(10 * Second);
        Assert.False(pings.Any);
    }

    [Fact]
    public async Task A_sign_of_life_delays_no_Board()
    {
        var pings = new Pings();
        using var subscription = Subscribe(pings.ReceiveAsync);

        subscription.Notify(Ping.Beat, _time.GetTimestamp());
        Assert.Equal(Ping.Beat, await pings.NextAsync());
        subscription.Notify(Ping.Board, _time.GetTimestamp());

        Assert.Equal(Ping.Board, await pings.NextAsync());
    }

    [Fact]
    public async Task A_slow_subscriber_is_never_run_twice_at_once_and_never_misses_the_last()
    {
        var pings = new Pings(held: true);
        using var subscription = Subscribe(pings.ReceiveAsync);

        subscription.Notify(Ping.Board, _time.GetTimestamp());
        await pings.NextAsync();
        for (int i = 0; i < 10; i++)
        {
            subscription.Notify(Ping.Board, _time.GetTimestamp());
            _time.Advance(Second);
        }

        Assert.False(pings.Any);
        pings.Release();
        await pings.NextAsync();
        pings.Release();

        Assert.False(pings.Any);
        Assert.Equal(1, pings.MostAtOnce);
    }

    [Fact]
    public async Task A_subscriber_that_fails_is_logged_and_pinged_again()
    {
        var pings = new Pings();
        using var subscription = Subscribe(async ping =>
        {
            await pings.ReceiveAsync(ping);
            throw new InvalidOperationException("broken");
        });

        for (int i = 0; i < 2; i++)
        {
            subscription.Notify(Ping.Board, _time.GetTimestamp());
            _time.Advance(Second);
            await pings.NextAsync();
            Assert.Equal("Error: Subscriber test failed. broken", await _log.NextAsync());
        }
    }

    [Fact]
    public async Task A_subscriber_that_fails_before_it_awaits_is_logged_too()
    {
        using var subscription = Subscribe(_ => throw new InvalidOperationException("broken"));

        subscription.Notify(Ping.Board, _time.GetTimestamp());

        Assert.Equal("Error: Subscriber test failed. broken", await _log.NextAsync());
    }

    [Fact]
    public async Task The_callback_runs_in_the_context_of_who_subscribed_at_once_and_after_the_interval()
    {
        var seen = new List<(string?, string)>();
        var pings = new Pings();
        Whose.Value = "the subscriber's";
        using var culture = new Culture("th-TH");
        using var subscription = Subscribe(ping =>
        {
            seen.Add((Whose.Value, CultureInfo.CurrentCulture.Name));
            return pings.ReceiveAsync(ping);
        });
        Whose.Value = "the feed's";
        culture.Dispose();

        subscription.Notify(Ping.Board, _time.GetTimestamp());
        await pings.NextAsync();
        subscription.Notify(Ping.Board, _time.GetTimestamp());
        _time.Advance(Second);
        await pings.NextAsync();

        Assert.Equal([("the subscriber's", "th-TH"), ("the subscriber's", "th-TH")], seen);
    }

    [Fact]
    public async Task After_it_is_ended_nothing_comes_and_it_may_be_ended_twice()
    {
        var pings = new Pings();
        var subscription = Subscribe(pings.ReceiveAsync);
        subscription.Notify(Ping.Board, _time.GetTimestamp());
        await pings.NextAsync();
        subscription.Notify(Ping.Board, _time.GetTimestamp());

        subscription.Dispose();
        subscription.Dispose();
        _time.Advance(10 * Second);
        subscription.Notify(Ping.Board, _time.GetTimestamp());

        Assert.False(pings.Any);
        Assert.Equal([subscription], _removed);
    }

    [Fact]
    public async Task It_may_be_ended_from_its_own_callback()
    {
        Subscription? subscription = null;
        var ended = new TaskCompletionSource();
        subscription = Subscribe(_ =>
        {
            subscription!.Dispose();
            ended.SetResult();
            return Task.CompletedTask;
        });

        subscription.Notify(Ping.Board, _time.GetTimestamp());
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal([subscription], _removed);
    }

    public void Dispose()
    {
        _log.Dispose();
        _services.Dispose();
    }

    private Subscription Subscribe(Func<Ping, Task> callback) =>
        new("test", Second, callback, _measures, _time, _log.CreateLogger("PmqaDashboard"), _removed.Add);

    private sealed class Culture : IDisposable
    {
        private readonly CultureInfo _before = CultureInfo.CurrentCulture;

        public Culture(string name) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);

        public void Dispose() => CultureInfo.CurrentCulture = _before;
    }
}
