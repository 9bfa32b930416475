using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Tests.Components;

/// <summary>Evidence files without bytes: seals break when a test says so, and what is added is remembered.</summary>
internal sealed class FakeEvidences : IEvidences
{
    /// <summary>Ids of evidence whose seal is broken.</summary>
    public HashSet<string> Broken { get; } = [];

    /// <summary>Names and addresses that were added.</summary>
    public List<string> Added { get; } = [];

    /// <summary>What is answered to the next who adds.</summary>
    public RecordOutcome Answer { get; set; } = new RecordOutcome.Saved(1);

    /// <summary>What fails when somebody adds, or null.</summary>
    public Exception? Failure { get; set; }

    public Task<RecordOutcome> AddFileAsync(
        string accountId, EvidencePlace place, string name, Stream content, CancellationToken cancellationToken) => Add(name);

    public Task<RecordOutcome> AddLinkAsync(
        string accountId, EvidencePlace place, string? name, string url, CancellationToken cancellationToken) => Add(url);

    public Task<IReadOnlySet<string>> BrokenAsync(IEnumerable<EvidenceItem> items, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlySet<string>>(items.Select(i => i.Id).Where(Broken.Contains).ToHashSet());

    private Task<RecordOutcome> Add(string what)
    {
        if (Failure is not null)
        {
            return Task.FromException<RecordOutcome>(Failure);
        }

        Added.Add(what);
        return Task.FromResult(Answer);
    }
}
