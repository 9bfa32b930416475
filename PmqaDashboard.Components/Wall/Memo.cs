namespace PmqaDashboard.Components.Wall;

/// <summary>
/// What was made last, shared by all walls of the node: they all show the same few Boards in the same few settings, so what one has
/// made, the next one finds. It holds little and forgets the oldest; what is forgotten is made again.
/// </summary>
/// <typeparam name="TKey">What it is made from, compared by value.</typeparam>
/// <typeparam name="TValue">What is made; never changed afterwards.</typeparam>
/// <param name="capacity">How many it holds.</param>
internal sealed class Memo<TKey, TValue>(int capacity)
    where TKey : IEquatable<TKey>
{
    private readonly Lock _making = new();
    private volatile (TKey Key, TValue Value)[] _made = [];

    /// <summary>What is made from a key, newly or before.</summary>
    /// <param name="key">The key.</param>
    /// <param name="make">Makes it; what it throws goes to the caller and is not remembered.</param>
    public TValue Get(TKey key, Func<TKey, TValue> make)
    {
        if (TryFind(key, out var found))
        {
            return found;
        }

        lock (_making)
        {
            if (!TryFind(key, out found))
            {
                found = make(key);
                _made = [(key, found), .. _made.Take(capacity - 1)];
            }

            return found;
        }
    }

    private bool TryFind(TKey key, out TValue value)
    {
        foreach (var (known, made) in _made)
        {
            if (known.Equals(key))
            {
                value = made;
                return true;
            }
        }

        value = default!;
        return false;
    }
}
