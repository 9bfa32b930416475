using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Server.Api;

/// <summary>Waiting for the Board.</summary>
internal static class BoardReach
{
    /// <summary>The feed needs milliseconds; when it fails, what was committed is not held back for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Waits a little until the Board holds a change.</summary>
    public static async Task ReachAsync(this IBoardSource source, long sequence, TimeProvider time, CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = source.Subscribe("report", TimeSpan.Zero, _ => Look());
        await Look();
        try
        {
            await reached.Task.WaitAsync(Patience, time, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            // It is saved; the Board will follow.
        }

        Task Look()
        {
            if (source.Current?.Sequence >= sequence)
            {
                reached.TrySetResult();
            }

            return Task.CompletedTask;
        }
    }
}
