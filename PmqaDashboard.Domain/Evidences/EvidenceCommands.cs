using System.Collections.Immutable;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Evidences;

/// <summary>
/// A unit adds evidence to its share of a step, or to a KPI's result. A file's type, size and hash are given by whoever has read its bytes; a link has none.
/// </summary>
/// <param name="Id">Id of the new evidence, never used before.</param>
/// <param name="Place">What it proves.</param>
/// <param name="Name">Its name.</param>
/// <param name="Criteria">Codes of criteria that it proves; none leaves that open, see <see cref="MarkEvidence"/>.</param>
public sealed record AddEvidence(string Id, EvidencePlace Place, string? Name, ImmutableArray<string> Criteria = default) : RecordCommand
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
        if (Place.WhyNotAdded(board, person) is { } refusal)
            return refusal;

        string? name = Words.Clean(Name)?.ReplaceLineEndings(" ");
        if (name is null)
            return RecordRefusal.NameNeeded;

        if (name.Length > EvidenceItem.MaxName)
            name = name[..EvidenceItem.MaxName];

        if (Url is not null ? !IsLink(Url) : MediaType is null || Sha256 is null)
            return RecordRefusal.TypeNotAllowed;

        if (Size > EvidenceItem.MaxBytes)
            return RecordRefusal.TooLarge;

        ImmutableArray<string> criteria = Criteria.IsDefault ? [] : Criteria;
        if (criteria.Any(code => board.Record.Criteria.Map.Catalogue.Find(code) is null))
            return RecordRefusal.UnknownCriterion;

        var there = Place.In(board.Record.Evidence).ToList();
        if (there.Count >= EvidenceItem.MaxPerPlace)
            return RecordRefusal.TooMany;

        // The same file again is nothing new, unless its bytes were lost: then it brings them back.
        var same = there.FirstOrDefault(e => Sha256 is not null && e.Sha256 == Sha256 && e.Name == name);
        return board.Record.Evidence.Find(Id) is not null ? RecordRefusal.AlreadyDecided
            : same is { Seal: Seal.Broken }
                ? new NewChange(ChangeKind.SealMended) { StepId = same.StepId, Unit = same.Unit, Round = same.Round, Subject = same.Id }
            : same is not null ? new RecordDecision.Made([])
            : Place.Row(person) with
            {
                Subject = Id,
                Data = RecordJson.Write(new EvidenceData(
                    name, Url is null ? EvidenceKind.File : EvidenceKind.Link, MediaType, Size, Sha256, Url, board.Record.Criteria.Map.InOrder(criteria),
                    (Place as EvidencePlace.Result)?.KpiId)),
            };
    }

    // Only addresses that a browser opens as pages, without a name or password in them.
    private static bool IsLink(string url) =>
        url.Length <= EvidenceItem.MaxUrl && Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.UserInfo.Length == 0;
}

/// <summary>
/// A unit takes evidence away. What was certified or accepted rests on its evidence, so from then on it stays. The bytes stay in any case: the
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

        return WhyItStays(board, item) is { } refusal
            ? refusal
            : new NewChange(ChangeKind.EvidenceRemoved) { StepId = item.StepId, Unit = item.Unit, Round = item.Round, Subject = Id };
    }

    // A step's evidence is certified with the round, a KPI's is accepted with its result.
    private static RecordRefusal? WhyItStays(Board board, EvidenceItem item)
    {
        if (item is { KpiId: { } kpi, Round: { } months })
        {
            return KpiRule.IsLocked(board, months, item.Unit) ? RecordRefusal.RoundLocked
                : item.AtUtc <= board.Record.Kpis.Result(kpi, months)?.Accepted?.AtUtc ? RecordRefusal.AlreadyDecided
                : null;
        }

        bool certified = board.Record.Rounds.Reports.Any(r =>
            r.Unit == item.Unit && r.State == RoundReportState.Certified && r.Lines.ContainsKey(item.StepId!) && item.AtUtc <= r.CertifiedAtUtc);
        return certified ? RecordRefusal.RoundLocked : null;
    }
}
