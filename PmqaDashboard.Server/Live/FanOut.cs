namespace PmqaDashboard.Server.Live;

/// <summary>
/// Starts many subscribers one after the other, off the thread of whoever published. One processor is left to what they send: a
/// work item for each would stand before the sending of them all, and no screen would show anything until the last has rendered.
/// </summary>
internal sealed class FanOut
{
    private readonly Subscription[] _due;
    private int _next = -1;

    private FanOut(Subscription[] due) => _due = due;

    /// <summary>Begins, and does not wait.</summary>
    /// <param name="due">Those that are due.</param>
    public static void Start(Subscription[] due)
    {
        var all = new FanOut(due);
        int workers = Math.Min(due.Length, Math.Max(1, Environment.ProcessorCount - 1));
        for (int i = 0; i < workers; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static fanOut => fanOut.Run(), all, preferLocal: false);
        }
    }

    private void Run()
    {
        while (Interlocked.Increment(ref _next) is var i && i < _due.Length)
        {
            _due[i].Start();
        }
    }
}
