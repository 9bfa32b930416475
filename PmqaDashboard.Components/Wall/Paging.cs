using System.Collections.Immutable;
using System.Globalization;

namespace PmqaDashboard.Components.Wall;

/// <summary>
/// Shares items out over pages that a style sheet turns without the server. How many lines a text will take is estimated from
/// its letters, for only the browser knows; the estimate errs on the side of more.
/// </summary>
internal static class Paging
{
    /// <summary>Lines that a text takes, at least 1.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lettersPerLine">Letters that fit in a line.</param>
    public static int Lines(string text, int lettersPerLine)
    {
        // Thai marks above and below a letter take no room of their own.
        int letters = text.Count(c => char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        return Math.Max(1, (letters + lettersPerLine - 1) / lettersPerLine);
    }

    /// <summary>The fewest pages that hold the items in their order, each as full as can be before the next begins.</summary>
    /// <param name="items">The items.</param>
    /// <param name="height">Height of an item.</param>
    /// <param name="room">Height of a page; a single higher item has a page of its own.</param>
    public static ImmutableArray<ImmutableArray<T>> FullPages<T>(IEnumerable<T> items, Func<T, decimal> height, decimal room)
    {
        var pages = ImmutableArray.CreateBuilder<ImmutableArray<T>>();
        var page = ImmutableArray.CreateBuilder<T>();
        decimal used = 0;
        foreach (var item in items)
        {
            decimal more = height(item);
            if (page.Count > 0 && used + more > room)
            {
                pages.Add(page.DrainToImmutable());
                used = 0;
            }

            page.Add(item);
            used += more;
        }

        if (page.Count > 0)
        {
            pages.Add(page.DrainToImmutable());
        }

        return pages.DrainToImmutable();
    }

    /// <summary>The fewest pages that hold the items in their order, filled as evenly as can be.</summary>
    /// <param name="items">The items.</param>
    /// <param name="height">Height of an item.</param>
    /// <param name="room">Height of a page; a single higher item has a page of its own.</param>
    public static ImmutableArray<ImmutableArray<T>> Pages<T>(IEnumerable<T> items, Func<T, decimal> height, decimal room)
    {
        T[] all = [.. items];
        decimal[] heights = [.. all.Select(height)];

        // best[i] is the best way to fill pages with the items from i on: the fewest, then the least sum of squared heights.
        var best = new (int Pages, decimal Unevenness, int Next)[all.Length + 1];
        for (int i = all.Length - 1; i >= 0; i--)
        {
            best[i] = (int.MaxValue, 0, 0);
            decimal used = 0;
            for (int next = i + 1; next <= all.Length; next++)
            {
                used += heights[next - 1];
                if (used > room && next > i + 1)
                {
                    break;
                }

                var way = (Pages: best[next].Pages + 1, Unevenness: best[next].Unevenness + (used * used), next);

                // Of equal ways the one whose first page holds more.
                best[i] = (way.Pages, way.Unevenness).CompareTo((best[i].Pages, best[i].Unevenness)) <= 0 ? way : best[i];
            }
        }

        var pages = ImmutableArray.CreateBuilder<ImmutableArray<T>>();
        for (int i = 0; i < all.Length; i = best[i].Next)
        {
            pages.Add([.. all[i..best[i].Next]]);
        }

        return pages.DrainToImmutable();
    }
}
