using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Messages;

/// <summary>
/// Tells units of what concerns them in the change journal. How far it has told is kept in the store and moves in the transaction that
/// posts, so each change is told of once, whatever stops and however many nodes follow.
/// </summary>
internal sealed class JournalFollower(Post post, StoreWriter writer, IChangeJournal journal, IBoardSource boards) : IHostedService, IDisposable
{
    /// <summary>Setting that holds the sequence up to which everything was told.</summary>
    public const string Setting = "messages-journal";

    /// <summary>Name of its subscription, which no screen has.</summary>
    public const string Name = "messages";

    private const int Batch = 500;

    // While nothing concerns anybody it is enough to write down now and then how far it came.
    private const int WriteEvery = 1000;

    private IBoardSubscription? _subscription;
    private long? _seen;
    private long _written;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // A look that fails is made up for at the next ping, which comes with every beat of the feed.
        _subscription = boards.Subscribe(Name, TimeSpan.FromMilliseconds(250), _ => LookAsync(CancellationToken.None));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _subscription?.Dispose();

    /// <summary>Tells of what is new.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        if (boards.Current is not { } board || _seen >= board.Sequence)
        {
            return;
        }

        long seen = _seen ??= _written = await BeginAsync(cancellationToken);
        while (seen < board.Sequence)
        {
            List<Change> changes = [.. (await journal.ReadAsync(seen, Batch, cancellationToken)).Where(c => c.Sequence <= board.Sequence)];
            if (changes.Count == 0)
            {
                break;
            }

            long last = changes[^1].Sequence;
            if (changes.Any(c => JournalNews.IsNews(c.Kind)) || last - _written >= WriteEvery)
            {
                await TellAsync(changes, board, last, cancellationToken);
                _written = last;
            }

            _seen = seen = last;
        }
    }

    // The first time there is nothing to tell: what happened before messages existed is not news.
    private Task<long> BeginAsync(CancellationToken cancellationToken) => writer.WriteAsync(
        async (context, cancel) =>
        {
            if (await context.Settings.FindAsync([Setting], cancel) is { } known)
            {
                return Sequence(known);
            }

            long newest = await context.Journal.MaxAsync(c => (long?)c.Sequence, cancel) ?? 0;
            context.Add(new Setting { Key = Setting, Value = Text(newest) });
            await context.SaveChangesAsync(cancel);
            return newest;
        },
        cancellationToken);

    private Task<bool> TellAsync(List<Change> changes, Board board, long last, CancellationToken cancellationToken) => post.RunAsync(
        async (context, batch, cancel) =>
        {
            var setting = await context.Settings.SingleAsync(s => s.Key == Setting, cancel);
            long told = Sequence(setting);
            foreach (var draft in changes.Where(c => c.Sequence > told).SelectMany(c => JournalNews.Of(c, board)))
            {
                await batch.AddAsync(draft, cancel);
            }

            setting.Value = Text(Math.Max(told, last));
            await context.SaveChangesAsync(cancel);
            return true;
        },
        cancellationToken);

    private static long Sequence(Setting setting) => long.Parse(setting.Value, CultureInfo.InvariantCulture);

    private static string Text(long sequence) => sequence.ToString(CultureInfo.InvariantCulture);
}
