using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;

namespace PmqaDashboard.Components.Wall.Scenes;

/// <summary>
/// The room for the rows of a scene on a screen of 16:9, in rem of the style sheet: the more everything is enlarged, the less there is,
/// and the more pages there are. Screens of other shapes have more of it.
/// </summary>
/// <param name="Scale">By how much everything is enlarged.</param>
/// <param name="Thai">Whether the language is Thai, whose letters are a little wider.</param>
internal readonly record struct SceneRoom(decimal Scale, bool Thai)
{
    /// <summary>Most pages of a scene: who would wait for more? The rest is told as a number.</summary>
    public int MostPages => Scale == 1 ? 6 : 12;

    /// <summary>Whether a row's parts stand side by side.</summary>
    public bool IsWide => Scale == 1;

    /// <summary>Width of the rows.</summary>
    public decimal Width => (120m / Scale) - 6.5m;

    /// <summary>Height of a page of rows. From twice the size on, the latest change lies over them for a moment instead of standing below.</summary>
    public decimal Height => (67.5m / Scale) - (IsWide ? 19.75m : Scale < 2 ? 15.5m : 8.5m);

    /// <summary>Most lines of a name, so that a row fits its page even at three times the size; the rest is an ellipsis.</summary>
    public int MostLines => Scale switch { 3m => 4, 2.5m => 6, _ => 20 };

    /// <summary>Most lines of those who are named in a row.</summary>
    public int MostLinesOfWho => Scale switch { 3m => 1, 2.5m => 2, _ => 20 };

    /// <summary>Height of the words at the foot of one page of several.</summary>
    private const decimal PageMark = 2m;

    /// <summary>Size of the text of rows.</summary>
    public decimal Text => Scale == 1 ? 1.5m : 1.25m;

    /// <summary>Height of a line of it.</summary>
    public decimal Line => Text * 1.5m;

    /// <summary>Height of a text that wraps.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Width of its column in rem.</param>
    /// <param name="most">Most lines that it gets; <see cref="MostLines"/> when nothing is said.</param>
    public decimal TextHeight(string text, decimal width, int? most = null) =>
        Math.Min(Paging.Lines(text, Math.Max(8, (int)(width / Text / (Thai ? 0.54m : 0.5m)))), most ?? MostLines) * Line;

    /// <summary>Rows on pages, and on the last one how many more there are.</summary>
    public ImmutableArray<ImmutableArray<MarkupString>> Share(IEnumerable<SceneRow> rows, Func<int, MarkupString> more)
    {
        int most = MostPages;
        SceneRow[] all = [.. rows];
        var pages = Paging.Pages(all, r => r.Height, Height);
        if (pages.Length > 1)
        {
            pages = Paging.Pages(all, r => r.Height, Height - PageMark);
        }

        if (pages.Length > most)
        {
            // The last one tells how many more there are.
            pages = [.. Paging.FullPages(all, r => r.Height, Height - PageMark - (Line * 1.5m)).Take(most)];
        }

        int kept = pages.Sum(p => p.Length);
        ImmutableArray<ImmutableArray<MarkupString>> drawn = [.. pages.Select(p => p.Select(r => r.Row).ToImmutableArray())];
        return kept == all.Length ? drawn : drawn.SetItem(drawn.Length - 1, drawn[^1].Add(more(all.Length - kept)));
    }
}
