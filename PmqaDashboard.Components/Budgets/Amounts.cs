using System.Globalization;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Budgets;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Components.Budgets;

/// <summary>Amounts in baht, and names of the places at which they stand.</summary>
public static class Amounts
{
    /// <summary>An amount; satang only where there are any.</summary>
    public static string Baht(this Show show, decimal amount) => show.Number(amount, decimal.IsInteger(amount) ? 0 : 2);

    /// <summary>An amount as somebody typed it: Thai or Arabic digits, with or without thousands separators. Null when it is none.</summary>
    public static decimal? Read(string? text) => decimal.TryParse(
        ThaiDigits.ToArabic(text ?? "").Replace(",", "", StringComparison.Ordinal).Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount)
        ? amount
        : null;

    /// <summary>The place by its number and title, as the document writes them.</summary>
    public static string Name(this Show show, BudgetPlace place) => place switch
    {
        { Step: { } step } => show.InDigits($"{step.Step.Number} {step.Step.Title}"),
        { Activity: { } activity } => show.InDigits($"{activity.Label} {activity.Title}".Trim()),
        _ => show.InDigits(place.Plan.Title),
    };

    /// <summary>What a note says.</summary>
    public static string Text(this Show show, BudgetNote note, BudgetPlace place) =>
        show.InDigits(show.Text($"Budget.Note{note}", place.Text, place.Plan.DurationText));
}
