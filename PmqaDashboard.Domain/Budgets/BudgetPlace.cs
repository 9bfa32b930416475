using System.Collections.Immutable;
using System.Globalization;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Domain.Budgets;

/// <summary>What a budget can stand at.</summary>
public enum BudgetLevel
{
    /// <summary>A plan.</summary>
    Plan,

    /// <summary>An activity with a heading of its own.</summary>
    Activity,

    /// <summary>A step.</summary>
    Step,
}

/// <summary>A place in the plans at which a budget can stand.</summary>
/// <param name="Id">"4" for a plan, "4-1" for an activity, "4-1-2.5" for a step.</param>
/// <param name="Level">What it is.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Activity">The activity, unless it is the plan itself.</param>
/// <param name="Step">The step, or null.</param>
public sealed record BudgetPlace(string Id, BudgetLevel Level, Plan Plan, Activity? Activity, PlacedStep? Step)
{
    /// <summary>The budget as the document writes it, or null where it writes nothing.</summary>
    public string? Text => Level switch
    {
        BudgetLevel.Plan => Plan.BudgetText,
        BudgetLevel.Activity => Activity!.BudgetText,
        BudgetLevel.Step => Step!.Step.BudgetText,
    };

    /// <summary>The amount that the document gives, or null.</summary>
    public decimal? DocumentBaht => Level switch
    {
        BudgetLevel.Plan => Plan.BudgetBaht,
        BudgetLevel.Activity => null,
        BudgetLevel.Step => Step!.Step.BudgetBaht,
    };

    /// <summary>Units that may say what was disbursed here: who is responsible for a step, and for all else the plan's working team.</summary>
    public IEnumerable<string> Units => Step switch
    {
        null => [Plan.WorkingTeamUnit],
        { IsLeaf: true } leaf => leaf.Shares.Select(s => s.Unit).OfType<string>(),
        var step => step.Step.Responsible.Select(p => p.Unit).OfType<string>(),
    };

    /// <summary>The place with an id, or null when the plans have none such. An activity without a heading is no place: its plan is.</summary>
    public static BudgetPlace? Find(PlanBook book, string? id) => (id ?? "").Split('-') switch
    {
        [var plan] when Number(plan) is { } number && book.FindPlan(number) is { } found => Of(found),
        [var plan, var activity] when Number(plan) is { } number && Number(activity) is { } place && book.FindPlan(number) is { } found =>
            place >= 1 && place <= found.Activities.Count && IsPlace(found.Activities[place - 1]) ? Of(found, place - 1) : null,
        [_, _, _] when book.FindStep(id!) is { } step => Of(step),
        _ => null,
    };

    /// <summary>The place of a plan.</summary>
    public static BudgetPlace Of(Plan plan) => new(Digits(plan.Number), BudgetLevel.Plan, plan, null, null);

    /// <summary>The place of an activity.</summary>
    /// <param name="plan">Its plan.</param>
    /// <param name="activity">Its place in the plan, from 0.</param>
    public static BudgetPlace Of(Plan plan, int activity) =>
        new($"{Digits(plan.Number)}-{Digits(activity + 1)}", BudgetLevel.Activity, plan, plan.Activities[activity], null);

    /// <summary>The place of a step.</summary>
    public static BudgetPlace Of(PlacedStep step) => new(step.Step.Id, BudgetLevel.Step, step.Plan, step.Activity, step);

    /// <summary>The places directly below, in the order of the document.</summary>
    public ImmutableArray<BudgetPlace> Below(PlanBook book) => Level switch
    {
        BudgetLevel.Plan => [.. Plan.Activities.SelectMany((a, i) => IsPlace(a) ? [Of(Plan, i)] : Tops(book, a))],
        BudgetLevel.Activity => [.. Tops(book, Activity!)],
        BudgetLevel.Step => [.. Step!.Children.Select(c => Of(book.Step(c)))],
    };

    /// <summary>The places above, nearest first.</summary>
    public IEnumerable<BudgetPlace> Above(PlanBook book)
    {
        for (string? parent = Step?.Parent; parent is not null; parent = book.Step(parent).Parent)
            yield return Of(book.Step(parent));

        if (Step is not null && IsPlace(Activity!))
            yield return Of(Plan, Plan.Activities.TakeWhile(a => a != Activity).Count());

        if (Level != BudgetLevel.Plan)
            yield return Of(Plan);
    }

    private static IEnumerable<BudgetPlace> Tops(PlanBook book, Activity activity) =>
        activity.Steps.Select(s => book.Step(s.Id)).Where(s => s.Parent is null).Select(Of);

    private static bool IsPlace(Activity activity) => (activity.Label ?? activity.Title) is not null;

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    // One way to write each: "04" is no place.
    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && Digits(number) == text ? number : null;
}
