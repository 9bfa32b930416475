using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Kpis;

/// <summary>The KPIs of the year, their cards and their results by round. Immutable.</summary>
public sealed class KpiBook
{
    private readonly ScoreMemory _scores = new();

    private KpiBook(ImmutableArray<KpiCard> cards, ImmutableDictionary<(string Id, int Months), KpiResult> results)
    {
        (Cards, Results) = (cards, results);
        Children = cards.Where(c => c.Parent is not null).OrderBy(Place, StringComparer.Ordinal).ToLookup(c => c.Parent!);
    }

    /// <summary>Cards: the agreement's indicators first, then those of the plans in order, then those that were added.</summary>
    public ImmutableArray<KpiCard> Cards { get; }

    /// <summary>Cards that are no part of another.</summary>
    public IEnumerable<KpiCard> Roots => Cards.Where(c => c.Parent is null);

    /// <summary>Cards that are parts of another, by its id; those with a number first, 10.2 before 10.10.</summary>
    public ILookup<string, KpiCard> Children { get; }

    private ImmutableDictionary<(string Id, int Months), KpiResult> Results { get; }

    /// <summary>Before the first change: the KPIs that the document names.</summary>
    public static KpiBook Begin(PlanBook book) => new(KpiSeed.Of(book), ImmutableDictionary<(string, int), KpiResult>.Empty);

    /// <summary>The card, or null.</summary>
    public KpiCard? Find(string? id) => Cards.FirstOrDefault(c => c.Id == id);

    /// <summary>The result of a round, or null when none was reported.</summary>
    public KpiResult? Result(string id, int months) => Results.GetValueOrDefault((id, months));

    /// <summary>All results, of all rounds.</summary>
    public IEnumerable<KpiResult> AllResults => Results.Values;

    /// <summary>The newest result up to a round: results count since October, so one stands until there is another.</summary>
    /// <param name="id">The KPI.</param>
    /// <param name="months">The round.</param>
    /// <param name="certified">Whether only one with an accepted value is asked for.</param>
    public KpiResult? Standing(string id, int months, bool certified = false) => Results.Values
        .Where(r => r.KpiId == id && r.Months <= months && (!certified || r.Accepted is not null))
        .MaxBy(r => r.Months);

    /// <summary>The scores of a round, computed once.</summary>
    public KpiScores Scores(int months) => _scores.Get(this, months);

    /// <summary>The book after a change; the same when the change does not touch it or cannot be read.</summary>
    public KpiBook With(Change change) => change switch
    {
        { Kind: ChangeKind.KpiSet } => RecordJson.Read<KpiCard>(change.Data) is { } card && card.Id == change.Subject ? Set(card) : this,
        { Kind: ChangeKind.KpiReported, Subject: { } id, Round: { } months } when Find(id) is not null => Reported(change, id, months),
        { Kind: ChangeKind.KpiAccepted or ChangeKind.KpiReturned, Subject: { } id, Round: { } months } => Decided(change, id, months),
        _ => this,
    };

    private static string Place(KpiCard card) =>
        card.Number is { } number ? string.Join('.', number.Split('.').Select(n => n.PadLeft(4, '0'))) : "~";

    private KpiBook Set(KpiCard card) => new(
        Find(card.Id) is { } known ? Cards.Replace(known, card) : Cards.Add(card),
        Results);

    private KpiBook Reported(Change change, string id, int months) => RecordJson.Read<KpiReportedData>(change.Data) is { Value: not null } data
        ? Keep(new KpiResult(id, months, data.Value, data.Words, change.Sequence, change.Unit, change.AccountName, change.AtUtc)
        {
            Accepted = Result(id, months)?.Accepted,
        })
        : this;

    private KpiBook Decided(Change change, string id, int months)
    {
        if (RecordJson.Read<KpiDecidedData>(change.Data) is not { } data || Result(id, months) is not { } result || result.Report != data.Report)
            return this;

        return Keep(change.Kind == ChangeKind.KpiAccepted
            ? result with
            {
                State = KpiResultState.Accepted,
                Remark = null,
                ReturnedBy = null,
                Accepted = new KpiAcceptance(result.Value, result.Report, change.AccountName, change.AtUtc),
            }
            : result with
            {
                State = KpiResultState.Returned,
                Remark = data.Remark,
                ReturnedBy = change.AccountName,
                Accepted = result.Accepted?.Report == result.Report ? null : result.Accepted,
            });
    }

    private KpiBook Keep(KpiResult result) => new(Cards, Results.SetItem((result.KpiId, result.Months), result));

    // A book is shared by all screens: what one has computed, the next one finds.
    private sealed class ScoreMemory
    {
        private ImmutableDictionary<int, KpiScores> _known = ImmutableDictionary<int, KpiScores>.Empty;

        public KpiScores Get(KpiBook book, int months) => ImmutableInterlocked.GetOrAdd(ref _known, months, m => KpiScores.Of(book, m));
    }
}
