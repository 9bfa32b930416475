namespace PmqaDashboard.Floor;

/// <summary>What changes: a number. Open pages are told off the thread of whoever pushed.</summary>
internal sealed class Counter
{
    private readonly Lock _lock = new();
    private readonly List<Func<Task>> _pages = [];
    private long _value;

    /// <summary>The number.</summary>
    public long Value => Interlocked.Read(ref _value);

    /// <summary>Counts on, and lets all pages know.</summary>
    /// <returns>The new number.</returns>
    public long Push()
    {
        long value = Interlocked.Increment(ref _value);
        Func<Task>[] pages;
        lock (_lock)
        {
            pages = [.. _pages];
        }

        ThreadPool.UnsafeQueueUserWorkItem(
            static all =>
            {
                foreach (var page in all)
                {
                    _ = page();
                }
            },
            pages,
            preferLocal: false);
        return value;
    }

    /// <summary>A page opens.</summary>
    public void Add(Func<Task> page)
    {
        lock (_lock)
        {
            _pages.Add(page);
        }
    }

    /// <summary>A page closes.</summary>
    public void Remove(Func<Task> page)
    {
        lock (_lock)
        {
            _pages.Remove(page);
        }
    }
}
