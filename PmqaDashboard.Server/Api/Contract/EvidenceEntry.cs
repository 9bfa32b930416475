using PmqaDashboard.Domain.Criteria;
using PmqaDashboard.Domain.Evidences;

namespace PmqaDashboard.Server.Api.Contract;

/// <summary>A piece of evidence.</summary>
/// <param name="Id">Its id.</param>
/// <param name="StepId">The step that it proves, or null when it proves a KPI's result.</param>
/// <param name="KpiId">The KPI that it proves, or null.</param>
/// <param name="Round">The round of the KPI's result, in months, or null.</param>
/// <param name="Unit">The unit whose share it proves, or null for a share that no unit holds.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">file or link.</param>
/// <param name="MediaType">Type as recognised from the content, or null for a link.</param>
/// <param name="Size">Size in bytes; 0 for a link.</param>
/// <param name="Sha256">SHA-256 in lower-case hexadecimal digits, or null for a link.</param>
/// <param name="Url">The address, or null for a file.</param>
/// <param name="Criteria">The criteria that it counts for.</param>
/// <param name="CriteriaSaid">Whether somebody said so; otherwise they are those of its step in the plan.</param>
/// <param name="By">Who added it.</param>
/// <param name="AtUtc">When.</param>
/// <param name="BrokenSinceUtc">Since when its bytes are known to be missing or changed, or null.</param>
public sealed record EvidenceEntry(
    string Id, string? StepId, string? KpiId, int? Round, string? Unit, string Name, EvidenceKind Kind, string? MediaType, long Size, string? Sha256,
    string? Url, IReadOnlyList<string> Criteria, bool CriteriaSaid, string By, DateTime AtUtc, DateTime? BrokenSinceUtc)
{
    /// <summary>The entry of a piece of evidence.</summary>
    internal static EvidenceEntry Of(EvidenceItem item, CriteriaMap map) => new(
        item.Id, item.StepId, item.KpiId, item.Round, item.Unit, item.Name, item.Kind, item.MediaType, item.Size, item.Sha256,
        item.Url, map.CodesOf(item), !item.Criteria.IsEmpty, item.By, item.AtUtc, item.BrokenSinceUtc);
}

/// <summary>A link that is to be evidence.</summary>
public sealed record LinkBody
{
    /// <summary>The address.</summary>
    public required string Url { get; init; }

    /// <summary>Its name; the address when left out.</summary>
    public string? Name { get; init; }

    /// <summary>Code of the unit whose share it proves; the account's own, or the only one, when left out; "none" for the share that no unit holds.</summary>
    public string? Unit { get; init; }

    /// <summary>Codes of the criteria that it proves; those of its step when left out.</summary>
    public IReadOnlyList<string>? Criteria { get; init; }
}

/// <summary>Which criteria a piece of evidence proves.</summary>
public sealed record CriteriaBody
{
    /// <summary>Codes of the catalogue; none leaves it to the step.</summary>
    public required IReadOnlyList<string> Criteria { get; init; }
}

/// <summary>Evidence was added.</summary>
/// <param name="Sequence">Sequence of the change in the journal; 0 when the same file was there already.</param>
/// <param name="Id">Id of the evidence.</param>
public sealed record EvidenceAnswer(long Sequence, string Id);
