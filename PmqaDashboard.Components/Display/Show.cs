using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Components.Display;

/// <summary>
/// Turns values into what a person sees: texts of their language, numbers and dates in their digits. It never looks at the
/// current culture, so a callback from another thread shows the same. Cascaded to every component.
/// </summary>
/// <param name="settings">How the person wants it.</param>
public sealed class Show(ViewSettings settings)
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Files = new();

    private readonly CultureInfo _texts = CultureInfo.GetCultureInfo(settings.Language == Language.Thai ? "th" : "en");

    /// <summary>The settings.</summary>
    public ViewSettings Settings => settings;

    /// <summary>Whether the language is Thai.</summary>
    public bool InThai => settings.Language == Language.Thai;

    /// <summary>Language tag for the lang attribute.</summary>
    public string LanguageTag => InThai ? "th" : "en";

    /// <summary>A text. The part of the key before the point names the resource file: "Wall.Planned" is Planned in Wall.resx.</summary>
    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string this[string key]
    {
        get
        {
            int point = key.IndexOf('.', StringComparison.Ordinal);
            var file = Files.GetOrAdd(key[..point], name =>
                new ResourceManager($"PmqaDashboard.Components.Resources.{name}", typeof(Show).Assembly));
            return file.GetString(key[(point + 1)..], _texts) ?? throw new KeyNotFoundException($"No text '{key}'.");
        }
    }

    /// <summary>A text with its places filled in; numbers among the values are shown in the person's digits.</summary>
    public string Text(string key, params object?[] values) =>
        string.Format(CultureInfo.InvariantCulture, this[key], [.. values.Select(v => v switch
        {
            int n => Number(n),
            long n => Number(n),
            decimal n => Number(n),
            _ => v,
        })]);

    /// <summary>A whole number with thousands separators.</summary>
    public string Number(long value) => InDigits(value.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>A number, rounded half away from zero.</summary>
    /// <param name="value">The value.</param>
    /// <param name="places">Decimal places: 1 for percent, 4 for scores.</param>
    public string Number(decimal value, int places = 1) =>
        InDigits(decimal.Round(value, places, MidpointRounding.AwayFromZero).ToString("N" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    /// <summary>A day, such as "๑๘ มิ.ย. ๒๕๕๓" or "18 Jun 2010".</summary>
    public string Date(DateOnly day) => InThai
        ? InDigits(ThaiDate.Abbreviated(day))
        : InDigits(day.ToString("d MMM yyyy", CultureInfo.InvariantCulture));

    /// <summary>A day without its year, such as "๓๐ มิ.ย.".</summary>
    public string DayMonth(DateOnly day) => InThai
        ? InDigits($"{day.Day} {ThaiDate.ShortMonths[day.Month - 1]}")
        : InDigits(day.ToString("d MMM", CultureInfo.InvariantCulture));

    /// <summary>A month's short name, such as "มิ.ย.".</summary>
    public string Month(YearMonth month) => InThai
        ? ThaiDate.ShortMonths[month.Month - 1]
        : month.FirstDay.ToString("MMM", CultureInfo.InvariantCulture);

    /// <summary>A moment's time of day in Bangkok, such as "๑๔:๐๒".</summary>
    public string Time(DateTime utc) => InDigits((utc + FiscalClock.Bangkok).ToString("HH:mm", CultureInfo.InvariantCulture));

    /// <summary>A year: of the Buddhist era in Thai, of the common era in English.</summary>
    public string Year(int buddhistYear) =>
        InDigits((InThai ? buddhistYear : buddhistYear - FiscalYear.EraOffset).ToString(CultureInfo.InvariantCulture));

    /// <summary>Any text with its digits as the person wants them, such as the number of a step or a criterion's code.</summary>
    public string InDigits(string text) => settings.Digits == Digits.Thai ? ThaiDigits.ToThai(text) : ThaiDigits.ToArabic(text);
}
