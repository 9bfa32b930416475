using System.Threading.Channels;

namespace PmqaDashboard.Server.Live;

/// <summary>Tells the change feed that there may be something new. Raised any number of times before it looks, it looks once.</summary>
internal sealed class ChangeSignal
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Never waits and never fails.</summary>
    public void Raise() => _raised.Writer.TryWrite(true);

    /// <summary>For the feed: one item for each time that it should look.</summary>
    public IAsyncEnumerable<bool> ReadAllAsync(CancellationToken cancellationToken) => _raised.Reader.ReadAllAsync(cancellationToken);
}
