using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Components.Meetings;

/// <summary>A row of figures in the projected view.</summary>
/// <param name="Key">What it selects.</param>
/// <param name="Label">What kind of thing it is, with its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Leaves">What it is made of, or null for a step.</param>
public sealed record FigureRow(string Key, string Label, string Name, Figures Figures, LeafCounts? Leaves);
