using System.Threading.Channels;

namespace PmqaDashboard.Server.Messages.Mail;

/// <summary>Tells the sender that there may be e-mails to send. Raised any number of times before it looks, it looks once.</summary>
internal sealed class MailSignal
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Never waits and never fails.</summary>
    public void Raise() => _raised.Writer.TryWrite(true);

    /// <summary>Waits until it is raised, or for so long.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await _raised.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody raised it.
        }
    }
}
