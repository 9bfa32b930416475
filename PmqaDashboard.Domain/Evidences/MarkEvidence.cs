using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Evidences;

/// <summary>
/// Somebody says which criteria a piece of evidence proves: one file may prove several, of any category. Whose evidence it is may say so,
/// and who reviews its plan's category.
/// </summary>
/// <param name="Id">The evidence.</param>
/// <param name="Criteria">Codes of the criteria; none leaves it to the step, see <see cref="Criteria.CriteriaMap.Suggested"/>.</param>
public sealed record MarkEvidence(string Id, ImmutableArray<string> Criteria) : RecordCommand
{
    /// <summary>Whether a person may say what evidence proves.</summary>
    public static bool May(Board board, Person person, EvidenceItem item) =>
        person.MayReportFor(item.Unit)
        || (CategoryOf(board, item) is { } category && board.Record.Rounds.MayReview(person, category));

    private static int? CategoryOf(Board board, EvidenceItem item) => item.KpiId is { } kpi
        ? board.Record.Kpis.Find(kpi)?.Category(board.Book)
        : board.Book.FindStep(item.StepId)?.Plan.Category;

    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (board.Record.Evidence.Find(Id) is not { } item)
            return RecordRefusal.UnknownEvidence;

        if (!May(board, person, item))
            return RecordRefusal.Forbidden;

        ImmutableArray<string> codes = Criteria.IsDefault ? [] : Criteria;
        var catalogue = board.Record.Criteria.Map.Catalogue;
        if (codes.FirstOrDefault(c => catalogue.Find(c) is null) is { } unknown)
            return new RecordDecision.Refused(RecordRefusal.UnknownCriterion, unknown);

        codes = board.Record.Criteria.Map.InOrder(codes);
        return codes.SequenceEqual(item.Criteria)
            ? new RecordDecision.Made([])
            : new NewChange(ChangeKind.EvidenceMarked)
            {
                StepId = item.StepId,
                Unit = item.Unit,
                Subject = Id,
                Data = RecordJson.Write(new MarkData(codes)),
            };
    }
}
