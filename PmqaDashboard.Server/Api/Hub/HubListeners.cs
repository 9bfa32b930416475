using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace PmqaDashboard.Server.Api.Hub;

/// <summary>
/// The clients of the hub, each told for itself: one that does not take what it is sent holds up nobody, and is let go when too
/// much waits for it. It comes back and reads from the journal what it missed.
/// </summary>
internal sealed partial class HubListeners(ILogger<HubListeners> logger)
{
    /// <summary>Most messages that may wait for one client, beyond what its connection buffers.</summary>
    public const int MostWaiting = 256;

    private readonly ConcurrentDictionary<string, Listener> _all = [];

    /// <summary>How many there are.</summary>
    public int Count => _all.Count;

    /// <summary>A client has come.</summary>
    /// <param name="connection">Its connection.</param>
    /// <param name="letGo">Ends it.</param>
    public void Add(string connection, Action letGo) => _all[connection] = new Listener(letGo);

    /// <summary>A client has gone.</summary>
    public void Remove(string connection) => _all.TryRemove(connection, out _);

    /// <summary>Tells all of them something, in the order of the calls, and waits for none.</summary>
    /// <param name="clients">The hub's clients.</param>
    /// <param name="tell">What each is told.</param>
    public void Tell(IHubClients<IProgressClient> clients, Func<IProgressClient, Task> tell)
    {
        foreach (var (connection, listener) in _all)
        {
            if (!listener.Tell(() => tell(clients.Client(connection))) && _all.TryRemove(connection, out _))
            {
                LogLetGo(MostWaiting);
                listener.LetGo();
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "A client of the hub was let go: {Count} messages waited for it.")]
    private partial void LogLetGo(int count);

    private sealed class Listener(Action letGo)
    {
        private int _waiting;

        public void LetGo() => letGo();

        public bool Tell(Func<Task> send)
        {
            if (Volatile.Read(ref _waiting) >= MostWaiting)
            {
                return false;
            }

            var sending = send();
            if (!sending.IsCompleted)
            {
                Interlocked.Increment(ref _waiting);

                // A failure is that the connection has ended; it is taken out when the hub hears of it.
                sending.ContinueWith(
                    sent =>
                    {
                        _ = sent.Exception;
                        Interlocked.Decrement(ref _waiting);
                    },
                    CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously,
                    TaskScheduler.Default);
            }

            return true;
        }
    }
}
