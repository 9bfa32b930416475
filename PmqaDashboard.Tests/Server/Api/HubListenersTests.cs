using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;
using PmqaDashboard.Server.Api.Contract;
using PmqaDashboard.Server.Api.Hub;
using Xunit;

namespace PmqaDashboard.Tests.Server.Api;

public sealed class HubListenersTests
{
    private readonly HubListeners _listeners = new(NullLogger<HubListeners>.Instance);
    private readonly FakeClients _clients = new();

    [Fact]
    public void Who_does_not_take_its_messages_holds_up_nobody()
    {
        Come("slow", held: true);
        Come("quick", held: false);

        for (int i = 0; i < 10; i++)
            Tell();

        Assert.Equal((10, 10), (_clients["slow"].Told, _clients["quick"].Told));
    }

    [Fact]
    public void Who_takes_nothing_for_long_is_let_go_and_the_others_stay()
    {
        bool gone = false;
        Come("slow", held: true, () => gone = true);
        Come("quick", held: false);

        for (int i = 0; i < HubListeners.MostWaiting; i++)
            Tell();

        Assert.False(gone);
        Tell();
        Assert.True(gone);
        Assert.Equal(1, _listeners.Count);
        Tell();
        Assert.Equal((HubListeners.MostWaiting, HubListeners.MostWaiting + 2), (_clients["slow"].Told, _clients["quick"].Told));
    }

    [Fact]
    public void Who_catches_up_stays()
    {
        Come("slow", held: true, () => Assert.Fail("It was let go."));
        for (int round = 0; round < 3; round++)
        {
            for (int i = 0; i < HubListeners.MostWaiting; i++)
                Tell();

            _clients["slow"].Take();
        }

        Assert.Equal(3 * HubListeners.MostWaiting, _clients["slow"].Told);
    }

    [Fact]
    public void Who_has_gone_is_not_told()
    {
        Come("quick", held: false);
        _listeners.Remove("quick");

        Tell();

        Assert.Equal(0, _clients["quick"].Told);
    }

    private void Come(string connection, bool held, Action? letGo = null)
    {
        _clients.All[connection] = new FakeClient(held);
        _listeners.Add(connection, letGo ?? (() => { }));
    }

    private void Tell() => _listeners.Tell(_clients, client => client.BoardChanged(null!));

    private sealed class FakeClient(bool held) : IProgressClient
    {
        private TaskCompletionSource _taken = new();

        public int Told { get; private set; }

        public void Take()
        {
            _taken.SetResult();
            _taken = new();
        }

        public Task BoardChanged(BoardNews news)
        {
            Told++;
            return held ? _taken.Task : Task.CompletedTask;
        }

        public Task ProgressReported(ProgressNews news) => throw new NotSupportedException();
    }

    private sealed class FakeClients : IHubClients<IProgressClient>
    {
        public Dictionary<string, FakeClient> All { get; } = [];

        public FakeClient this[string connection] => All[connection];

        IProgressClient IHubClients<IProgressClient>.All => throw new NotSupportedException();

        public IProgressClient Client(string connectionId) => All[connectionId];

        public IProgressClient AllExcept(IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

        public IProgressClient Clients(IReadOnlyList<string> connectionIds) => throw new NotSupportedException();

        public IProgressClient Group(string groupName) => throw new NotSupportedException();

        public IProgressClient GroupExcept(string groupName, IReadOnlyList<string> excludedConnectionIds) => throw new NotSupportedException();

        public IProgressClient Groups(IReadOnlyList<string> groupNames) => throw new NotSupportedException();

        public IProgressClient User(string userId) => throw new NotSupportedException();

        public IProgressClient Users(IReadOnlyList<string> userIds) => throw new NotSupportedException();
    }
}
