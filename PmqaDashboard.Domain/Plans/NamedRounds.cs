using System.Collections.Immutable;
using PmqaDashboard.Domain.Calendar;

namespace PmqaDashboard.Domain.Plans;

/// <summary>Follow-up rounds that the document names for a step.</summary>
public static class NamedRounds
{
    /// <summary>Rounds named for a leaf or for a step above it, in order; empty when none is.</summary>
    public static ImmutableArray<FollowUpRound> Of(PlanBook book, PlacedStep leaf)
    {
        var path = new HashSet<string> { leaf.Step.Id };
        for (string? parent = leaf.Parent; parent is not null; parent = book.Step(parent).Parent)
            path.Add(parent);

        var months = book.Agency.FollowUps.Where(f => path.Contains(f.Step)).SelectMany(f => f.Rounds).ToHashSet();
        return [.. book.Agency.Rounds.Where(r => months.Contains(r.Months))];
    }
}
