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
public sealed record ViewSettings(Language Language = Language.Thai, Digits Digits = Digits.Thai, Theme Theme = Theme.Light);
