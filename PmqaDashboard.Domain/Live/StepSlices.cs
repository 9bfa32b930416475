using System.Collections;
using System.Diagnostics.CodeAnalysis;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Domain.Live;

/// <summary>The slices of all steps by id. The ids are looked up in the plan book, so that a Board has no index of its own.</summary>
internal sealed class StepSlices(PlanBook book, ChunkedArray<StepSlice> slices) : IReadOnlyDictionary<string, StepSlice>
{
    /// <summary>The slices in the order of the document.</summary>
    public ChunkedArray<StepSlice> InOrder => slices;

    /// <inheritdoc />
    public int Count => slices.Length;

    /// <inheritdoc />
    public IEnumerable<string> Keys => Values.Select(s => s.Id);

    /// <inheritdoc />
    public IEnumerable<StepSlice> Values
    {
        get
        {
            for (int i = 0; i < slices.Length; i++)
                yield return slices[i];
        }
    }

    /// <inheritdoc />
    public StepSlice this[string key] => slices[book.Step(key).Position];

    /// <inheritdoc />
    public bool ContainsKey(string key) => book.FindStep(key) is not null;

    /// <inheritdoc />
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out StepSlice value)
    {
        value = book.FindStep(key) is { } step ? slices[step.Position] : null;
        return value is not null;
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, StepSlice>> GetEnumerator() => Values.Select(s => KeyValuePair.Create(s.Id, s)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
