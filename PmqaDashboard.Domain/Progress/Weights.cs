using System.Collections.Immutable;

namespace PmqaDashboard.Domain.Progress;

/// <summary>
/// Weights of a year: of leaves in their plan (and in any step above them), of plans in their category, of categories in the
/// agency. What is not set weighs 1.
/// </summary>
public sealed record Weights
{
    /// <summary>Everything weighs the same.</summary>
    public static readonly Weights Equal = new();

    /// <summary>Weights of leaves that differ from 1, by step id.</summary>
    public ImmutableDictionary<string, decimal> Leaves { get; init => field = Checked(value); } = ImmutableDictionary<string, decimal>.Empty;

    /// <summary>Weights of plans that differ from 1, by number.</summary>
    public ImmutableDictionary<int, decimal> Plans { get; init => field = Checked(value); } = ImmutableDictionary<int, decimal>.Empty;

    /// <summary>Weights of categories that differ from 1, by number.</summary>
    public ImmutableDictionary<int, decimal> Categories { get; init => field = Checked(value); } = ImmutableDictionary<int, decimal>.Empty;

    /// <summary>Weight of a leaf.</summary>
    public decimal OfLeaf(string stepId) => Leaves.GetValueOrDefault(stepId, 1);

    /// <summary>Weight of a plan.</summary>
    public decimal OfPlan(int number) => Plans.GetValueOrDefault(number, 1);

    /// <summary>Weight of a category.</summary>
    public decimal OfCategory(int number) => Categories.GetValueOrDefault(number, 1);

    private static ImmutableDictionary<TKey, decimal> Checked<TKey>(ImmutableDictionary<TKey, decimal> weights)
        where TKey : notnull =>
        weights.Values.All(w => w > 0) ? weights : throw new ArgumentException("Weights are greater than 0.", nameof(weights));
}
