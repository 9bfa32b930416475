namespace PmqaDashboard.Domain.Messages;

/// <summary>A message that everybody who reports for a unit is to get.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Occasion">What makes it one message: nobody gets two of the same occasion. At most <see cref="MaxOccasion"/> characters.</param>
/// <param name="Unit">Code of the unit.</param>
public sealed record MessageDraft(MessageKind Kind, string Occasion, string Unit)
{
    /// <summary>Most characters of an occasion.</summary>
    public const int MaxOccasion = 120;

    /// <summary>Months of the round, or null.</summary>
    public int? Round { get; init; }

    /// <summary>Id of the step, KPI or resolution, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>Name of who caused it, or null.</summary>
    public string? From { get; init; }

    /// <summary>A remark, a reason or a resolution, or null.</summary>
    public string? Words { get; init; }
}
