using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Components.Plans;

/// <summary>A plan that a filter lets through.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Slice">Its figures.</param>
/// <param name="Hits">Steps whose titles hold the words looked for; empty without words.</param>
public sealed record PlanHit(Plan Plan, PlanSlice Slice, IReadOnlyList<Step> Hits);

/// <summary>Finds plans.</summary>
public static class PlanSearch
{
    /// <summary>The plans that a filter lets through, in order. Words are looked for in titles of plans and steps, however they are spelled.</summary>
    public static IEnumerable<PlanHit> Find(Board board, PlanFilter filter)
    {
        string words = ThaiText.Fold(filter.Words);
        for (int i = 0; i < board.Plans.Length; i++)
        {
            var (plan, slice) = (board.Book.Plans[i], board.Plans[i]);
            if (Outside(board.Book, plan, slice, filter))
                continue;

            IReadOnlyList<Step> hits = words.Length == 0 ? [] : [.. plan.Steps.Where(s => Holds(s.Title, words))];
            if (words.Length == 0 || hits.Count > 0 || Holds(plan.Title, words) || Holds(string.Join(' ', plan.Criteria), words))
                yield return new PlanHit(plan, slice, hits);
        }
    }

    private static bool Outside(PlanBook book, Plan plan, PlanSlice slice, PlanFilter filter) =>
        (filter.Category is { } category && plan.Category != category)
        || (filter.Status is { } status && slice.Figures.Status != status)
        || (filter.Unit is { } unit && !plan.Steps.Any(s => book.Step(s.Id).Shares.Any(h => h.Unit == unit)));

    private static bool Holds(string text, string words) => ThaiText.Fold(text).Contains(words, StringComparison.Ordinal);
}
