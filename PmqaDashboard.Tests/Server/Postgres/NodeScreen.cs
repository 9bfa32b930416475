using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Data.Postgres;
using PmqaDashboard.Tests.Domain.Live;
using Xunit;

namespace PmqaDashboard.Tests.Server.Postgres;

/// <summary>A node with its feed running and its line to PostgreSQL, and a screen on it that keeps every Board that it was shown.</summary>
internal sealed class NodeScreen
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<long, string> _boards = new();
    private readonly Channel<long> _shown = Channel.CreateUnbounded<long>();
    private readonly TestStore _node;

    private NodeScreen(TestStore node) => _node = node;

    public IEnumerable<(long Sequence, string Text)> Boards => _boards.Select(b => (b.Key, b.Value));

    public static async Task<NodeScreen> StartAsync(TestStore node)
    {
        var screen = new NodeScreen(node);
        await node.Feed.StartAsync(TestContext.Current.CancellationToken);
        node.Source.Subscribe("screen", TimeSpan.Zero, screen.ShowAsync);
        var listener = node.Get<IEnumerable<IHostedService>>().OfType<JournalListener>().Single();
        await listener.StartAsync(TestContext.Current.CancellationToken);
        return screen;
    }

    /// <summary>Waits until the Board of a sequence, or a later one, is shown.</summary>
    public async Task ReachAsync(long sequence)
    {
        while (!_boards.Keys.Any(s => s >= sequence))
        {
            await _shown.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);
        }
    }

    private Task ShowAsync(Ping ping)
    {
        var board = _node.Source.Current!;
        _boards[board.Sequence] = BoardText.Of(board);
        return _shown.Writer.WriteAsync(board.Sequence).AsTask();
    }
}
