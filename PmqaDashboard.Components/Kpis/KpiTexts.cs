using System.Globalization;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Components.Kpis;

/// <summary>Words and numbers of KPIs.</summary>
public static class KpiTexts
{
    /// <summary>A KPI's name, with its number if it has one.</summary>
    public static string Name(this Show show, KpiCard card) => show.InDigits(card.Number is { } number ? $"{number} {card.Name}" : card.Name);

    /// <summary>Why there is no score.</summary>
    public static string Text(this Show show, WhyNotScored why) => show[$"Kpis.Why{why}"];

    /// <summary>How a KPI is scored.</summary>
    public static string Text(this Show show, KpiMethod? method) => show[$"Kpis.Method{method?.ToString() ?? "NotSet"}"];

    /// <summary>How a result stands.</summary>
    public static string Text(this Show show, KpiResultState state) => show[$"Kpis.State{state}"];

    /// <summary>What a KPI came to.</summary>
    public static string Value(this Show show, KpiValue value, string? unit) => value switch
    {
        { Levels: { } levels } => levels.Count == 0 ? show["Kpis.NoLevel"] : show.Text("Kpis.LevelsReached", string.Join(", ", levels.Select(l => show.Number(l)))),
        { Passed: { } passed, Of: { } of } => show.Text("Kpis.PassedOf", passed, of),
        _ => $"{show.Precise(value.Value ?? 0)} {unit}".TrimEnd(),
    };

    /// <summary>Why there is no score above, as far down as it is known.</summary>
    public static WhyNotScored? WhyNone(ScoreExplanation score) => score switch
    {
        { Result: not null } => null,
        ScoreExplanation.NotScored not => not.Why,
        _ => WhyNotScored.ThresholdsNotSet,
    };

    /// <summary>A number as somebody typed it, in Thai or Arabic digits; null when it is none, or cannot be calculated with.</summary>
    public static decimal? Read(string? text) => decimal.TryParse(
        ThaiDigits.ToArabic(text ?? "").Replace(",", "", StringComparison.Ordinal).Trim(),
        NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal number) && KpiScoring.IsFit(number)
        ? number
        : null;

    /// <summary>A number as it stands in a field.</summary>
    public static string? Field(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>The round that is shown unless another is asked for: the one due next, or the last.</summary>
    public static int RoundOf(Board board, int? asked) =>
        asked is { } months && board.Record.Rounds.Find(months) is not null ? months
        : board.Round?.Months ?? board.Record.Rounds.Rounds[^1].Months;
}
