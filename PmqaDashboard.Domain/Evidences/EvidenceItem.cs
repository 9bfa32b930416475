using System.Collections.Immutable;

namespace PmqaDashboard.Domain.Evidences;

/// <summary>What kind of evidence it is.</summary>
public enum EvidenceKind
{
    /// <summary>A file whose bytes are kept.</summary>
    File,

    /// <summary>An address of something that is kept elsewhere.</summary>
    Link,
}

/// <summary>A file or a link (หลักฐานอ้างอิง) that proves what was reported on a step, or a KPI's result of a round.</summary>
/// <param name="Id">Its id; <c>/evidence/{id}</c> is its address.</param>
/// <param name="StepId">The step; null when it is a KPI's.</param>
/// <param name="Unit">The unit whose share or result it proves; null for the share that no unit holds, and for the secretariat.</param>
/// <param name="Name">Its name, at most <see cref="MaxName"/> characters.</param>
/// <param name="Kind">File or link.</param>
/// <param name="MediaType">Type as recognised from the content; null for a link.</param>
/// <param name="Size">Size of the file in bytes; 0 for a link.</param>
/// <param name="Sha256">SHA-256 of the file in lower-case hexadecimal digits; null for a link.</param>
/// <param name="Url">The address; null for a file.</param>
/// <param name="Criteria">Codes of the criteria that it was said to prove; while nobody has said, none, and it counts for those of its step.</param>
/// <param name="By">Name shown for who added it.</param>
/// <param name="AtUtc">When.</param>
public sealed record EvidenceItem(
    string Id, string? StepId, string? Unit, string Name, EvidenceKind Kind, string? MediaType, long Size, string? Sha256, string? Url,
    ImmutableArray<string> Criteria, string By, DateTime AtUtc)
{
    /// <summary>Most characters of a name.</summary>
    public const int MaxName = 200;

    /// <summary>Most characters of an address.</summary>
    public const int MaxUrl = 1000;

    /// <summary>Most pieces of evidence for one share of a step, or one result.</summary>
    public const int MaxPerPlace = 20;

    /// <summary>Most bytes of a file: 20 MiB.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>The KPI whose result it proves; null when it is a step's.</summary>
    public string? KpiId { get; init; }

    /// <summary>The round of that result, in months; null when it is a step's.</summary>
    public int? Round { get; init; }

    /// <summary>Since when its bytes are known to be missing or changed; null while they are those that were added.</summary>
    public DateTime? BrokenSinceUtc { get; init; }

    /// <summary>How its bytes stand, as far as the journal knows.</summary>
    public Seal Seal => BrokenSinceUtc is null ? Seal.Intact : Seal.Broken;

    /// <summary>Whether a browser may show it in place.</summary>
    public bool CanPreview => MediaTypes.CanPreview(MediaType);
}
