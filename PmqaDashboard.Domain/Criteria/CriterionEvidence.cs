using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Domain.Criteria;

/// <summary>A piece of evidence on which a judgement of a criterion can rest.</summary>
/// <param name="Id">Its id; <c>/evidence/{id}</c> is its address.</param>
/// <param name="Name">Its name.</param>
/// <param name="StepId">The step that it belongs to, or null.</param>
public sealed record CriterionEvidence(string Id, string Name, string? StepId)
{
    /// <summary>The evidence of a criterion: what carries its code, and what belongs to a step of a plan that is made for it.</summary>
    public static ImmutableArray<CriterionEvidence> Of(Board board, string code) =>
    [
        .. board.Record.Evidence.All
            .Where(e => e.Criteria.Contains(code) || board.Book.FindStep(e.StepId)?.Plan.Criteria.Contains(code) == true)
            .OrderBy(e => e.AtUtc)
            .ThenBy(e => e.Id, StringComparer.Ordinal)
            .Select(e => new CriterionEvidence(e.Id, e.Name, e.StepId)),
    ];
}
