using Microsoft.AspNetCore.SignalR;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Api.Contract;

namespace PmqaDashboard.Server.Api.Hub;

/// <summary>
/// Tells the clients of the hub. A ping says only that there is something newer; what it was is read from the journal, from
/// the last change that was told, so that none is left out however many came between two pings, or when telling failed.
/// </summary>
internal sealed class HubNews(
    IBoardSource source, IChangeJournal journal, HubListeners listeners, IHubContext<ProgressHub, IProgressClient> hub)
    : IHostedService, IDisposable
{
    private const int Batch = 1000;

    private readonly CancellationTokenSource _stopping = new();
    private IDisposable? _subscription;
    private Board? _told;
    private long _last;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _told = source.Current;
        _last = _told?.Sequence ?? 0;
        _subscription = source.Subscribe("hub", TimeSpan.Zero, _ => TellAsync(_stopping.Token));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return _stopping.CancelAsync();
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _stopping.Dispose();
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var board = source.Current;
        if (board is null || ReferenceEquals(board, _told))
        {
            return;
        }

        while (_last < board.Sequence && await journal.ReadAsync(_last, Batch, cancellationToken) is [_, ..] changes)
        {
            foreach (var change in changes.TakeWhile(c => c.Sequence <= board.Sequence))
            {
                var news = NewsOf(change, board);
                listeners.Tell(hub.Clients, client => client.ProgressReported(news));
                _last = change.Sequence;
            }
        }

        var newBoard = new BoardNews(board.Sequence, board.Day, board.Agency.ToEntry());
        listeners.Tell(hub.Clients, client => client.BoardChanged(newBoard));
        _told = board;
    }

    private static ProgressNews NewsOf(Change change, Board board) => new(JournalEntry.Of(change, board.Book))
    {
        Effects = board.Latest.Changes.FirstOrDefault(n => n.Change.Sequence == change.Sequence) is { } note
            ? new EffectsEntry(note.StepAfter, note.CategoryBefore, note.CategoryAfter, note.AgencyBefore, note.AgencyAfter)
            : null,
    };
}
