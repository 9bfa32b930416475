using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Budgets;

/// <summary>What stands at a place: amounts in baht, each with who said so last.</summary>
public sealed record BudgetEntry
{
    /// <summary>Nothing.</summary>
    public static readonly BudgetEntry None = new();

    /// <summary>Planned, or null when nobody gave an amount.</summary>
    public decimal? Planned { get; init; }

    /// <summary>Who set what is planned, or null when it is the document's.</summary>
    public BudgetAct? PlannedBy { get; init; }

    /// <summary>Disbursed since the start of the plan, or null when nobody said.</summary>
    public decimal? Disbursed { get; init; }

    /// <summary>Who said what is disbursed.</summary>
    public BudgetAct? DisbursedBy { get; init; }

    /// <summary>What they said about it, or null.</summary>
    public string? Remark { get; init; }
}

/// <summary>Who set an amount.</summary>
/// <param name="Name">Name shown for the account.</param>
/// <param name="AtUtc">When.</param>
public sealed record BudgetAct(string Name, DateTime AtUtc);

/// <summary>Planned and disbursed amounts of plans, activities and steps. Immutable.</summary>
public sealed record BudgetBook
{
    /// <summary>The largest amount that can be given, in baht.</summary>
    public const decimal Most = 1_000_000_000_000m;

    private readonly PlanBook _plans;
    private ImmutableDictionary<string, BudgetEntry> _entries = ImmutableDictionary<string, BudgetEntry>.Empty;

    private BudgetBook(PlanBook plans) => _plans = plans;

    /// <summary>Before the first change: the amounts that the document gives.</summary>
    public static BudgetBook Begin(PlanBook plans)
    {
        var places = plans.Plans.Select(p => BudgetPlace.Of(p)).Concat(plans.Plans.SelectMany(p => p.Steps).Select(s => BudgetPlace.Of(plans.Step(s.Id))));
        return new BudgetBook(plans)
        {
            _entries = places.Where(p => p.DocumentBaht is not null)
                .ToImmutableDictionary(p => p.Id, p => new BudgetEntry { Planned = p.DocumentBaht }),
        };
    }

    /// <summary>What stands at a place.</summary>
    public BudgetEntry At(string place) => _entries.GetValueOrDefault(place, BudgetEntry.None);

    /// <summary>The book after a change; the same when the change does not touch it or cannot be read.</summary>
    public BudgetBook With(Change change)
    {
        if (change.Kind is not (ChangeKind.BudgetSet or ChangeKind.Disbursed) || BudgetPlace.Find(_plans, change.Subject) is not { } place)
            return this;

        var (entry, act) = (At(place.Id), new BudgetAct(change.AccountName, change.AtUtc));
        return change.Kind == ChangeKind.BudgetSet
            ? RecordJson.Read<PlannedData>(change.Data) is { } planned
                ? Keep(place, entry with { Planned = planned.Planned, PlannedBy = act })
                : this
            : RecordJson.Read<DisbursedData>(change.Data) is { } disbursed
                ? Keep(place, entry with { Disbursed = disbursed.Amount, DisbursedBy = act, Remark = disbursed.Remark })
                : this;
    }

    private BudgetBook Keep(BudgetPlace place, BudgetEntry entry) => this with { _entries = _entries.SetItem(place.Id, entry) };
}

/// <summary>What the journal keeps of a planned amount.</summary>
internal sealed record PlannedData(decimal? Planned);

/// <summary>What the journal keeps of a disbursement.</summary>
internal sealed record DisbursedData(decimal Amount, string? Remark);
