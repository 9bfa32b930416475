using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Evidences;

/// <summary>What a piece of evidence proves.</summary>
public abstract record EvidencePlace
{
    private EvidencePlace()
    {
    }

    /// <summary>Why a person may not add evidence here now; null when they may.</summary>
    public abstract RecordRefusal? WhyNotAdded(Board board, Person person);

    /// <summary>The evidence that is here.</summary>
    public abstract IEnumerable<EvidenceItem> In(EvidenceBook book);

    /// <summary>The row of the journal that a person's new evidence is, but for its data.</summary>
    internal abstract NewChange Row(Person person);

    /// <summary>A unit's share of a step.</summary>
    /// <param name="StepId">The leaf.</param>
    /// <param name="Unit">The share.</param>
    public sealed record Share(string StepId, string? Unit) : EvidencePlace
    {
        /// <inheritdoc />
        public override RecordRefusal? WhyNotAdded(Board board, Person person) =>
            board.Book.FindStep(StepId) is not { IsLeaf: true } step || step.Shares.All(s => s.Unit != Unit) ? RecordRefusal.UnknownStep
            : !person.MayReportFor(Unit) ? RecordRefusal.Forbidden
            : null;

        /// <inheritdoc />
        public override IEnumerable<EvidenceItem> In(EvidenceBook book) => book.OfShare(StepId, Unit);

        internal override NewChange Row(Person person) => new(ChangeKind.EvidenceAdded) { StepId = StepId, Unit = Unit };
    }

    /// <summary>A KPI's result of a round. Whoever may report the result may prove it, before it is reported or after.</summary>
    /// <param name="KpiId">The KPI.</param>
    /// <param name="Months">The round.</param>
    public sealed record Result(string KpiId, int Months) : EvidencePlace
    {
        /// <inheritdoc />
        public override RecordRefusal? WhyNotAdded(Board board, Person person) => KpiRule.WhyNotReported(board, person, KpiId, Months);

        /// <inheritdoc />
        public override IEnumerable<EvidenceItem> In(EvidenceBook book) => book.OfResult(KpiId, Months);

        internal override NewChange Row(Person person) => new(ChangeKind.EvidenceAdded) { Unit = person.Unit, Round = Months };
    }
}
