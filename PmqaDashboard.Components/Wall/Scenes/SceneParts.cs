using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace PmqaDashboard.Components.Wall.Scenes;

/// <summary>A row of a scene, and how much room it takes.</summary>
/// <param name="Row">What is drawn in place of it, a list item.</param>
/// <param name="Height">Its height in rem, rather too much than too little: only the browser knows.</param>
public sealed record SceneRow(MarkupString Row, decimal Height);

/// <summary>What a scene shows: a head, something beside, and rows that turn their pages.</summary>
/// <param name="Css">Styles of the scene.</param>
/// <param name="Head">Its heading, with the id wall-scene.</param>
/// <param name="Aside">What stands beside the rows, or above them on a narrow screen; or null.</param>
/// <param name="Pages">Pages of rows; where there is none, <paramref name="None"/> stands.</param>
/// <param name="None">What is said when there are no rows, or null.</param>
public sealed record SceneParts(
    string Css, MarkupString Head, MarkupString? Aside, ImmutableArray<ImmutableArray<MarkupString>> Pages, MarkupString? None = null)
{
    /// <summary>How many pages, as the style sheet reads it.</summary>
    public string Style { get; } = string.Create(CultureInfo.InvariantCulture, $"--pages:{Math.Max(1, Pages.Length)}");

    /// <summary>How many pages, as text.</summary>
    public string Count { get; } = Pages.Length.ToString(CultureInfo.InvariantCulture);
}
