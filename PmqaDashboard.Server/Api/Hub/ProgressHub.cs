using Microsoft.AspNetCore.SignalR;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Api.Contract;
using PmqaDashboard.Server.Operations.Telemetry;
using PmqaDashboard.Server.Plans;

namespace PmqaDashboard.Server.Api.Hub;

/// <summary>What a client of the hub is told.</summary>
public interface IProgressClient
{
    /// <summary>Something was reported or taken back. Every change is told, in the order of the journal.</summary>
    Task ProgressReported(ProgressNews news);

    /// <summary>There is a newer Board: after its changes, and when a new fiscal day begins.</summary>
    Task BoardChanged(BoardNews news);
}

/// <summary>The live line for programs outside: kiosks, other systems. Screens of this server have their circuits.</summary>
/// <param name="journal">The change journal.</param>
/// <param name="plans">The plans.</param>
/// <param name="listeners">Who is told.</param>
/// <param name="count">Counts its clients.</param>
internal sealed class ProgressHub(IChangeJournal journal, PlanStore plans, HubListeners listeners, HubClientCount count) : Hub<IProgressClient>
{
    public override Task OnConnectedAsync()
    {
        listeners.Add(Context.ConnectionId, Context.Abort);
        count.Came();
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        listeners.Remove(Context.ConnectionId);
        count.Left();
        return Task.CompletedTask;
    }

    /// <summary>
    /// What a client missed while its line was down: changes after a sequence, oldest first, at most 1 000. Ask again with the
    /// last sequence until it is empty.
    /// </summary>
    public Task<IReadOnlyList<JournalEntry>> JournalSince(long after) =>
        after >= 0
            ? JournalEndpoints.ReadAsync(journal, plans, after, JournalEndpoints.MaxEntries, Context.ConnectionAborted)
            : throw new HubException("'after' must be a sequence, 0 or more.");
}
