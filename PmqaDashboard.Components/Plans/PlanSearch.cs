using System.Runtime.CompilerServices;
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
    // What is looked through does not change with progress: it is folded once for a plan book and not at every letter typed.
    private static readonly ConditionalWeakTable<PlanBook, IReadOnlyDictionary<int, Texts>> Folded = [];

    /// <summary>The plans that a filter lets through, in order. Words are looked for in titles of plans and steps, however they are spelled.</summary>
    public static IEnumerable<PlanHit> Find(Board board, PlanFilter filter)
    {
        string words = ThaiText.Fold(filter.Words);
        var texts = words.Length == 0 ? null : Folded.GetValue(board.Book, Fold);
        var ofUnit = filter.Unit is { } unit ? board.Book.LeavesOf(unit).Select(l => l.Plan.Number).ToHashSet() : null;
        for (int i = 0; i < board.Plans.Length; i++)
        {
            var (plan, slice) = (board.Book.Plans[i], board.Plans[i]);
            if (Outside(plan, slice, filter) || ofUnit?.Contains(plan.Number) == false)
                continue;

            if (texts is null)
                yield return new PlanHit(plan, slice, []);
            else if (texts[plan.Number] is var text && text.Hits(words) is var hits && (hits.Count > 0 || text.Holds(words)))
                yield return new PlanHit(plan, slice, hits);
        }
    }

    private static bool Outside(Plan plan, PlanSlice slice, PlanFilter filter) =>
        (filter.Category is { } category && plan.Category != category)
        || (filter.Status is { } status && slice.Figures.Status != status);

    private static IReadOnlyDictionary<int, Texts> Fold(PlanBook book) => book.Plans.ToDictionary(p => p.Number, p => new Texts(
        ThaiText.Fold(p.Title), ThaiText.Fold(string.Join(' ', p.Criteria)), [.. p.Steps.Select(s => (s, ThaiText.Fold(s.Title)))]));

    private sealed record Texts(string Title, string Criteria, IReadOnlyList<(Step Step, string Title)> Steps)
    {
        public bool Holds(string words) => Title.Contains(words, StringComparison.Ordinal) || Criteria.Contains(words, StringComparison.Ordinal);

        public IReadOnlyList<Step> Hits(string words) => [.. Steps.Where(s => s.Title.Contains(words, StringComparison.Ordinal)).Select(s => s.Step)];
    }
}
