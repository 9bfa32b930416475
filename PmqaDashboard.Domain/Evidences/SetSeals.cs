using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Evidences;

/// <summary>
/// Puts on record how the bytes of evidence were found, so that every screen and every node tells the same. Nobody asks for it but the
/// product itself.
/// </summary>
/// <param name="Broken">Ids of evidence whose bytes are missing or changed.</param>
/// <param name="Intact">Ids of evidence whose bytes are those that were added.</param>
public sealed record SetSeals(ImmutableHashSet<string> Broken, ImmutableHashSet<string> Intact) : RecordCommand
{
    /// <summary>Who does what happens by itself.</summary>
    public static Person System { get; } = new("", "PMQA", Role.Viewer, null);

    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person) => person != System
        ? RecordRefusal.Forbidden
        : new RecordDecision.Made(
        [
            .. board.Record.Evidence.All
                .Where(e => e.Kind == EvidenceKind.File)
                .Select(e => (Item: e, Kind: Turn(e)))
                .Where(t => t.Kind is not null)
                .OrderBy(t => t.Item.Id, StringComparer.Ordinal)
                .Select(t => new NewChange(t.Kind!.Value) { StepId = t.Item.StepId, Unit = t.Item.Unit, Subject = t.Item.Id }),
        ]);

    private ChangeKind? Turn(EvidenceItem item) =>
        item.Seal == Seal.Intact && Broken.Contains(item.Id) ? ChangeKind.SealBroken
        : item.Seal == Seal.Broken && Intact.Contains(item.Id) ? ChangeKind.SealMended
        : null;
}
