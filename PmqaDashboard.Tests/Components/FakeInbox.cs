using PmqaDashboard.Domain.Messages;

namespace PmqaDashboard.Tests.Components;

/// <summary>An inbox that a test fills. Pings go out on the caller's thread and are awaited.</summary>
public sealed class FakeInbox : IInbox
{
    private readonly List<Func<Task>> _subscribers = [];

    /// <summary>Messages, newest first.</summary>
    public List<Message> Messages { get; } = [];

    /// <summary>Whose inbox was asked for.</summary>
    public HashSet<string> Asked { get; } = [];

    /// <summary>Whether the store is down.</summary>
    public bool IsDown { get; set; }

    public int Subscribers => _subscribers.Count;

    /// <summary>A message comes.</summary>
    public Task ReceiveAsync(Message message)
    {
        Messages.Insert(0, message);
        return TellAsync();
    }

    public Task<IReadOnlyList<Message>> ReadAsync(string accountId, int max, CancellationToken cancellationToken)
    {
        Asked.Add(accountId);
        return Task.FromResult<IReadOnlyList<Message>>([.. Messages.Take(max)]);
    }

    public Task<int?> CountUnreadAsync(string accountId, CancellationToken cancellationToken)
    {
        Asked.Add(accountId);
        return Task.FromResult(IsDown ? null : (int?)Messages.Count(m => !m.IsRead));
    }

    public Task MarkReadAsync(string accountId, long upTo, CancellationToken cancellationToken)
    {
        for (int n = 0; n < Messages.Count; n++)
        {
            Messages[n] = Messages[n] with { IsRead = Messages[n].IsRead || Messages[n].Id <= upTo };
        }

        return Task.CompletedTask;
    }

    public IDisposable Subscribe(string accountId, Func<Task> callback)
    {
        _subscribers.Add(callback);
        return new Line(() => _subscribers.Remove(callback));
    }

    public async Task TellAsync()
    {
        foreach (var subscriber in _subscribers.ToArray())
        {
            await subscriber();
        }
    }

    private sealed class Line(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
