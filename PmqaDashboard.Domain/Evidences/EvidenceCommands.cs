using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Evidences;

/// <summary>
/// A unit adds evidence to its share of a step. A file's type, size and hash are given by whoever has read its bytes; a link has none.
/// </summary>
/// <param name="Id">Id of the new evidence, never used before.</param>
/// <param name="StepId">The leaf.</param>
/// <param name="Unit">The share.</param>
/// <param name="Name">Its name.</param>
/// <param name="Criteria">Codes of criteria that it serves beside those of its plan.</param>
public sealed record AddEvidence(string Id, string StepId, string? Unit, string? Name, ImmutableArray<string> Criteria = default) : RecordCommand
{
    /// <summary>The file's type, or null for a link.</summary>
    public string? MediaType { get; init; }

    /// <summary>The file's size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>The file's SHA-256, or null for a link.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The address, or null for a file.</summary>
    public string? Url { get; init; }

    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (board.Book.FindStep(StepId) is not { IsLeaf: true } step || step.Shares.All(s => s.Unit != Unit))
            return RecordRefusal.UnknownStep;

        if (!person.MayReportFor(Unit))
            return RecordRefusal.Forbidden;

        string? name = Words.Clean(Name)?.ReplaceLineEndings(" ");
        if (name is null)
            return RecordRefusal.NameNeeded;

        if (name.Length > EvidenceItem.MaxName)
            name = name[..EvidenceItem.MaxName];

        if (Url is not null ? !IsLink(Url) : MediaType is null || Sha256 is null)
            return RecordRefusal.TypeNotAllowed;

        if (Size > EvidenceItem.MaxBytes)
            return RecordRefusal.TooLarge;

        var criteria = Criteria.IsDefault ? [] : Criteria;
        if (criteria.Any(code => board.Record.Criteria.Map.Catalogue.Find(code) is null))
            return RecordRefusal.UnknownCriterion;

        var there = board.Record.Evidence.OfShare(StepId, Unit).ToList();
        if (there.Count >= EvidenceItem.MaxPerShare)
            return RecordRefusal.TooMany;

        return board.Record.Evidence.Find(Id) is not null ? RecordRefusal.AlreadyDecided
            : Sha256 is not null && there.Any(e => e.Sha256 == Sha256 && e.Name == name) ? new RecordDecision.Made([])
            : new NewChange(ChangeKind.EvidenceAdded)
            {
                StepId = StepId,
                Unit = Unit,
                Subject = Id,
                Data = RecordJson.Write(new EvidenceData(
                    name, Url is null ? EvidenceKind.File : EvidenceKind.Link, MediaType, Size, Sha256, Url, criteria)),
            };
    }

    // Only addresses that a browser opens as pages, without a name or password in them.
    private static bool IsLink(string url) =>
        url.Length <= EvidenceItem.MaxUrl && Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.UserInfo.Length == 0;
}

/// <summary>
/// A unit takes evidence away. What was certified rests on its evidence, so from then on it stays. The bytes stay in any case: the
/// journal names them.
/// </summary>
/// <param name="Id">The evidence.</param>
public sealed record RemoveEvidence(string Id) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (board.Record.Evidence.Find(Id) is not { } item)
            return RecordRefusal.UnknownEvidence;

        if (!person.MayReportFor(item.Unit))
            return RecordRefusal.Forbidden;

        bool certified = board.Record.Rounds.Reports.Any(r =>
            r.Unit == item.Unit && r.State == RoundReportState.Certified && r.Lines.ContainsKey(item.StepId) && item.AtUtc <= r.CertifiedAtUtc);
        return certified
            ? RecordRefusal.RoundLocked
            : new NewChange(ChangeKind.EvidenceRemoved) { StepId = item.StepId, Unit = item.Unit, Subject = Id };
    }
}
