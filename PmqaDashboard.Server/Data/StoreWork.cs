namespace PmqaDashboard.Server.Data;

/// <summary>Something that waits for its turn to write, and for the commit.</summary>
internal abstract class StoreWork
{
    private const int Waiting = 0, Begun = 1, GivenUp = 2;

    private int _state = Waiting;

    /// <summary>Why it failed when it ran last, or null.</summary>
    public Exception? Failure { get; protected set; }

    /// <summary>Begins it, unless nobody waits for it any longer. From then on it is told how it ends.</summary>
    public bool TryBegin() => Interlocked.CompareExchange(ref _state, Begun, Waiting) == Waiting;

    /// <summary>Runs it in a transaction.</summary>
    /// <returns>Whether it may be committed; otherwise it has failed and must be taken back.</returns>
    public abstract Task<bool> RunAsync(PmqaDbContext context);

    /// <summary>Tells whoever waits how it ended.</summary>
    /// <param name="failure">Why the transaction was not committed; null when it was.</param>
    public abstract void Tell(Exception? failure);

    protected bool TryGiveUp() => Interlocked.CompareExchange(ref _state, GivenUp, Waiting) == Waiting;
}

/// <inheritdoc cref="StoreWork"/>
/// <typeparam name="T">What comes of it.</typeparam>
internal sealed class StoreWork<T> : StoreWork
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<PmqaDbContext, CancellationToken, Task<T>> _work;
    private readonly ExecutionContext? _caller = ExecutionContext.Capture();
    private readonly CancellationToken _cancellation;
    private readonly CancellationTokenRegistration _cancelled;
    private readonly ITimer _patience;
    private T _result = default!;

    public StoreWork(
        Func<PmqaDbContext, CancellationToken, Task<T>> work, TimeProvider time, TimeSpan patience, CancellationToken cancellationToken)
    {
        (_work, _cancellation) = (work, cancellationToken);
        _patience = time.CreateTimer(
            static work => ((StoreWork<T>)work!).GiveUp(new StoreBusyException()), this, patience, Timeout.InfiniteTimeSpan);
        _cancelled = cancellationToken.UnsafeRegister(
            static work => ((StoreWork<T>)work!).GiveUp(new OperationCanceledException(((StoreWork<T>)work!)._cancellation)), this);
    }

    /// <summary>What comes of it, once it is committed.</summary>
    public Task<T> Answer => _answer.Task;

    public override async Task<bool> RunAsync(PmqaDbContext context)
    {
        Failure = null;
        try
        {
            // It is the caller's work: what it traces and logs belongs to the caller.
            Task<T>? running = null;
            if (_caller is null)
            {
                running = _work(context, CancellationToken.None);
            }
            else
            {
                ExecutionContext.Run(_caller, _ => running = _work(context, CancellationToken.None), null);
            }

            // A command that is stopped half-way could take others in the same transaction with it, so it is asked about afterwards.
            _result = await running!;
            _cancellation.ThrowIfCancellationRequested();
        }
        catch (Exception e)
        {
            Failure = e;
        }

        return Failure is null;
    }

    public override void Tell(Exception? failure)
    {
        _patience.Dispose();
        _cancelled.Unregister();
        if (Failure is { } own)
        {
            Fail(own);
        }
        else if (failure is not null)
        {
            Fail(failure);
        }
        else
        {
            _answer.SetResult(_result);
        }
    }

    private void GiveUp(Exception why)
    {
        if (TryGiveUp())
        {
            _patience.Dispose();
            Fail(why);
        }
    }

    private void Fail(Exception why)
    {
        if (why is OperationCanceledException { CancellationToken: var token } && token == _cancellation)
        {
            _answer.TrySetCanceled(token);
        }
        else
        {
            _answer.TrySetException(why);
        }
    }
}
