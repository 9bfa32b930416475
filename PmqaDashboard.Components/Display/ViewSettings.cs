namespace PmqaDashboard.Components.Display;

/// <summary>Language of the screens.</summary>
public enum Language
{
    /// <summary>ไทย.</summary>
    Thai,

    /// <summary>English.</summary>
    English,
}

/// <summary>Digits in which numbers are shown.</summary>
public enum Digits
{
    /// <summary>๐-๙.</summary>
    Thai,

    /// <summary>0-9.</summary>
    Arabic,
}

/// <summary>Colours of the screens.</summary>
public enum Theme
{
    /// <summary>For desks and projectors.</summary>
    Light,

    /// <summary>For walls and dark rooms.</summary>
    Dark,
}

/// <summary>How a person wants screens to look. The wall is dark unless its address says otherwise.</summary>
/// <param name="Language">Language of the texts.</param>
/// <param name="Digits">Digits of numbers and dates.</param>
/// <param name="Theme">Colours.</param>
public sealed record ViewSettings(Language Language = Language.Thai, Digits Digits = Digits.Thai, Theme Theme = Theme.Light)
{
    /// <summary>Name of the cookie that carries the settings.</summary>
    public const string CookieName = "pmqa.view";

    /// <summary>How the theme is written in cookies, addresses and the data-theme attribute.</summary>
    public string ThemeName => Theme == Theme.Dark ? "dark" : "light";

    /// <summary>Reads the form "th.thai.light". What is missing or unknown keeps its default, for anybody can write a cookie.</summary>
    public static ViewSettings Parse(string? cookie)
    {
        string[] parts = (cookie ?? "").Split('.');
        return new ViewSettings().With(parts.ElementAtOrDefault(0), parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2));
    }

    /// <summary>The form "th.thai.light".</summary>
    public string ToCookie() =>
        $"{(Language == Language.Thai ? "th" : "en")}.{(Digits == Digits.Thai ? "thai" : "arabic")}.{ThemeName}";

    /// <summary>These settings with those that words such as an address's query name; others stay as they are.</summary>
    /// <param name="language">"th", "en" or anything else.</param>
    /// <param name="digits">"thai", "arabic" or anything else.</param>
    /// <param name="theme">"light", "dark" or anything else.</param>
    public ViewSettings With(string? language, string? digits, string? theme) => new(
        language switch { "th" => Language.Thai, "en" => Language.English, _ => Language },
        digits switch { "thai" => Digits.Thai, "arabic" => Digits.Arabic, _ => Digits },
        theme switch { "light" => Theme.Light, "dark" => Theme.Dark, _ => Theme });
}
