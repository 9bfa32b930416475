using System.Globalization;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Kpis;

/// <summary>The secretariat sets a KPI's card, or adds one (whose id is empty; it gets one of its own).</summary>
/// <param name="Card">The whole card. Where it stands in the document cannot be changed.</param>
public sealed record SetKpi(KpiCard Card) : RecordCommand
{
    private const int MaxName = 500;
    private const decimal MaxWeight = 1000;

    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (!KpiRule.MaySet(person))
            return RecordRefusal.Forbidden;

        var book = board.Record.Kpis;
        var known = book.Find(Card.Id);
        if (known is null && Card.Id.Length > 0)
            return RecordRefusal.UnknownKpi;

        var card = Clean(Card) with
        {
            Id = known?.Id ?? Free(book),
            Line = known?.Line,
            Plan = known is null ? Card.Plan : known.Plan,
        };
        if (WhyNot(board, book, card) is { } refusal)
            return refusal;

        string data = RecordJson.Write(card);
        return known is not null && RecordJson.Write(known) == data
            ? new RecordDecision.Made([])
            : new NewChange(ChangeKind.KpiSet) { Subject = card.Id, Data = data };
    }

    private static RecordRefusal? WhyNot(Board board, KpiBook book, KpiCard card)
    {
        string?[] texts = [card.Number, card.Unit, card.Definition, card.Formula, card.Source, card.Supervisor, .. card.Collectors];
        if (card.Name.Length == 0)
            return RecordRefusal.NameNeeded;

        if (card.Name.Length > MaxName || texts.Any(t => t?.Length > MaxWords))
            return RecordRefusal.TextTooLong;

        if (card.RoundWeights.Values.Append(card.Weight ?? 1).Any(w => w is <= 0 or > MaxWeight || !KpiScoring.IsFit(w)))
            return RecordRefusal.WeightInvalid;

        if (card.Floor is not (0 or 1)
            || (card.Target is { } target && (target <= 0 || !KpiScoring.IsFit(target)))
            || card.Baselines.Any(b => b.Year is < 2400 or > 2700 || !KpiScoring.IsFit(b.Value))
            || (card.Method is { } method && !Enum.IsDefined(method)))
        {
            return RecordRefusal.ValueInvalid;
        }

        int[] rounds = [.. card.RoundWeights.Keys, .. new[] { card.StartRound, card.CancelRound }.OfType<int>()];
        if (rounds.Any(r => board.Record.Rounds.Find(r) is null))
            return RecordRefusal.UnknownRound;

        if (card.Plan is { } plan && board.Book.FindPlan(plan) is null)
            return RecordRefusal.UnknownPlan;

        return card.Parent is null || IsFree(book, card) ? null : RecordRefusal.ParentInvalid;
    }

    // Nothing stands below itself.
    private static bool IsFree(KpiBook book, KpiCard card)
    {
        for (string? above = card.Parent; above is not null; above = book.Find(above)?.Parent)
        {
            if (above == card.Id || book.Find(above) is null)
                return false;
        }

        return true;
    }

    private static KpiCard Clean(KpiCard card) => card with
    {
        Name = Words.Clean(card.Name) ?? "",
        Number = Words.Clean(card.Number),
        Unit = Words.Clean(card.Unit),
        Definition = Words.Clean(card.Definition),
        Formula = Words.Clean(card.Formula),
        Source = Words.Clean(card.Source),
        Supervisor = Words.Clean(card.Supervisor),
        Collectors = [.. card.Collectors.Select(Words.Clean).OfType<string>().Distinct()],
        RoundWeights = card.RoundWeights.OrderBy(w => w.Key).ToDictionary(w => w.Key, w => w.Value),
        Baselines = [.. card.Baselines.OrderBy(b => b.Year)],
    };

    private static string Free(KpiBook book) => Enumerable.Range(1, int.MaxValue)
        .Select(n => string.Create(CultureInfo.InvariantCulture, $"n{n}"))
        .First(id => book.Find(id) is null);
}
