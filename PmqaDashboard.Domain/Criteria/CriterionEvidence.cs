using System.Collections.Immutable;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Domain.Criteria;

/// <summary>A piece of evidence on which a judgement of a criterion can rest.</summary>
/// <param name="Id">Its id; <c>/evidence/{id}</c> is its address.</param>
/// <param name="Name">Its name.</param>
/// <param name="StepId">The step that it belongs to, or null.</param>
/// <param name="Seal">How its bytes stand: a judgement rests on intact ones alone.</param>
public sealed record CriterionEvidence(string Id, string Name, string? StepId, Seal Seal)
{
    /// <summary>The evidence of a criterion: what was said to prove it, and while nobody has said, what belongs to a step that is made for it.</summary>
    public static ImmutableArray<CriterionEvidence> Of(Board board, string code) =>
    [
        .. board.Record.Evidence.All
            .Where(e => board.Record.Criteria.Map.CodesOf(e).Contains(code))
            .OrderBy(e => e.AtUtc)
            .ThenBy(e => e.Id, StringComparer.Ordinal)
            .Select(e => new CriterionEvidence(e.Id, e.Name, e.StepId, e.Seal)),
    ];
}
