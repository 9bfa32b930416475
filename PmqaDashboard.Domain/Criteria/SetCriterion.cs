using System.Collections.Immutable;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Criteria;

/// <summary>
/// Somebody says whether a criterion is passed in a round: the secretariat, or who reviews its category. Passed rests on evidence that
/// belongs to it.
/// </summary>
/// <param name="Code">The criterion.</param>
/// <param name="Months">The round.</param>
/// <param name="State">Whether it is passed.</param>
/// <param name="Evidence">Ids of the evidence that it rests on.</param>
/// <param name="Remark">What is to be said about it, or null.</param>
public sealed record SetCriterion(string Code, int Months, CriterionState State, ImmutableArray<string> Evidence, string? Remark) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        var (book, rounds) = (board.Record.Criteria, board.Record.Rounds);
        if (book.Map.Catalogue.Find(Code) is not { } criterion)
            return person.Role is Role.Secretariat or Role.WorkingTeam ? RecordRefusal.UnknownCriterion : RecordRefusal.Forbidden;

        if (!rounds.MayReview(person, criterion.Category))
            return RecordRefusal.Forbidden;

        if (rounds.Find(Months) is null)
            return RecordRefusal.UnknownRound;

        if (!Enum.IsDefined(State))
            return RecordRefusal.ValueInvalid;

        ImmutableArray<string> evidence = Evidence.IsDefault ? [] : [.. Evidence.Distinct().Order(StringComparer.Ordinal)];
        var known = CriterionEvidence.Of(board, Code).ToDictionary(e => e.Id);
        if (evidence.FirstOrDefault(id => !known.ContainsKey(id)) is { } unknown)
            return new RecordDecision.Refused(RecordRefusal.UnknownEvidence, unknown);

        if (State == CriterionState.Passed && evidence.FirstOrDefault(id => known[id].Seal == Seal.Broken) is { } broken)
            return new RecordDecision.Refused(RecordRefusal.BrokenSeal, broken);

        if (State == CriterionState.Passed && evidence.IsEmpty)
            return RecordRefusal.EvidenceNeeded;

        string? remark = Words.Clean(Remark);
        if (remark?.Length > MaxWords)
            return RecordRefusal.TextTooLong;

        return IsSo(book.Find(Code, Months), evidence, remark)
            ? new RecordDecision.Made([])
            : new NewChange(ChangeKind.CriterionSet)
            {
                Round = Months,
                Subject = Code,
                Data = RecordJson.Write(new JudgementData(State, evidence, remark)),
            };
    }

    private bool IsSo(CriterionJudgement? now, ImmutableArray<string> evidence, string? remark) => now is null
        ? State == CriterionState.NotAssessed && evidence.IsEmpty && remark is null
        : (now.Said, now.Remark) == (State, remark) && now.Evidence.SequenceEqual(evidence);
}
