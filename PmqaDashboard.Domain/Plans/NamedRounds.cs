using System.Collections.Immutable;
using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Domain.Plans;

/// <summary>Follow-up rounds that the document names for a step.</summary>
public static class NamedRounds
{
    /// <summary>Rounds named for a leaf or for a step above it, in order; empty when none is.</summary>
    public static ImmutableArray<FollowUpRound> Of(PlanBook book, PlacedStep leaf)
    {
        var months = new HashSet<int>(book.FollowUpsOf(leaf.Step.Id).SelectMany(f => f.Rounds));
        for (string? parent = leaf.Parent; parent is not null; parent = book.Step(parent).Parent)
            months.UnionWith(book.FollowUpsOf(parent).SelectMany(f => f.Rounds));

        return [.. book.Agency.Rounds.Where(r => months.Contains(r.Months))];
    }
}
