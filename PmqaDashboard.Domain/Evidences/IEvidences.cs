using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Evidences;

/// <summary>How the bytes of a file stand.</summary>
public enum Seal
{
    /// <summary>They are those that were added.</summary>
    Intact,

    /// <summary>They are missing or have been changed since.</summary>
    Broken,
}

/// <summary>Keeps evidence files: the bytes beside the journal, everything else in it.</summary>
public interface IEvidences
{
    /// <summary>Adds a file; returns after the commit. The type is recognised from the bytes.</summary>
    /// <param name="accountId">Who adds it.</param>
    /// <param name="place">What it proves.</param>
    /// <param name="name">The file's name; folders in it are dropped.</param>
    /// <param name="content">The bytes, read up to <see cref="EvidenceItem.MaxBytes"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<RecordOutcome> AddFileAsync(
        string accountId, EvidencePlace place, string name, Stream content, CancellationToken cancellationToken);

    /// <summary>Adds a link; returns after the commit.</summary>
    Task<RecordOutcome> AddLinkAsync(
        string accountId, EvidencePlace place, string? name, string url, CancellationToken cancellationToken);

    /// <summary>Compares the bytes of files with their hashes.</summary>
    /// <param name="items">Evidence; links are intact.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Ids of those whose seal is broken.</returns>
    Task<IReadOnlySet<string>> BrokenAsync(IEnumerable<EvidenceItem> items, CancellationToken cancellationToken);
}
