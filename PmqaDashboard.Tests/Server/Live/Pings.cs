using System.Threading.Channels;
using PmqaDashboard.Domain.Live;
using Xunit;

namespace PmqaDashboard.Tests.Server.Live;

/// <summary>A subscriber that notes its pings, and can be held inside its callback.</summary>
internal sealed class Pings
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<Ping> _pings = Channel.CreateUnbounded<Ping>();
    private readonly SemaphoreSlim? _hold;
    private int _inside;

    public Pings(bool held = false) => _hold = held ? new SemaphoreSlim(0) : null;

    /// <summary>Most callbacks that ever ran at the same time.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Whether something was pinged that was not yet asked for.</summary>
    public bool Any => _pings.Reader.TryPeek(out _);

    public async Task ReceiveAsync(Ping ping)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _inside));
        await _pings.Writer.WriteAsync(ping);
        if (_hold is not null)
        {
            await _hold.WaitAsync();
        }

        Interlocked.Decrement(ref _inside);
    }

    /// <summary>Lets one callback end.</summary>
    public void Release() => _hold!.Release();

    /// <summary>The next ping, awaited.</summary>
    public async Task<Ping> NextAsync() =>
        await _pings.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);

    /// <summary>Takes pings until one tells of a newer Board.</summary>
    public async Task BoardAsync()
    {
        while (await NextAsync() is not Ping.Board)
        {
        }
    }
}
