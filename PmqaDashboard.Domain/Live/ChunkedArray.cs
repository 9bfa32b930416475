namespace PmqaDashboard.Domain.Live;

/// <summary>
/// An immutable array in two levels: another item at one place costs a copy of its chunk and of the list of chunks, not of the
/// whole, and everything else is shared with the array before.
/// </summary>
/// <typeparam name="T">What it holds.</typeparam>
internal sealed class ChunkedArray<T>
{
    private const int Size = 128;

    private readonly T[][] _chunks;

    private ChunkedArray(T[][] chunks, int length) => (_chunks, Length) = (chunks, length);

    /// <summary>An array of as many items, in their order.</summary>
    public ChunkedArray(ReadOnlySpan<T> items)
        : this(new T[(items.Length + Size - 1) / Size][], items.Length)
    {
        for (int i = 0; i < _chunks.Length; i++)
            _chunks[i] = items[(i * Size)..Math.Min(items.Length, (i + 1) * Size)].ToArray();
    }

    /// <summary>How many items it holds.</summary>
    public int Length { get; }

    /// <summary>The item at a place, from 0.</summary>
    public T this[int place] => _chunks[place / Size][place % Size];

    /// <summary>The array with another item at a place.</summary>
    public ChunkedArray<T> With(int place, T item)
    {
        T[][] chunks = [.. _chunks];
        T[] chunk = [.. chunks[place / Size]];
        chunk[place % Size] = item;
        chunks[place / Size] = chunk;
        return new(chunks, Length);
    }
}
