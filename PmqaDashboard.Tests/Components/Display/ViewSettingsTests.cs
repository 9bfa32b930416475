using CsCheck;
using PmqaDashboard.Components.Display;
using Xunit;

namespace PmqaDashboard.Tests.Components.Display;

public class ViewSettingsTests
{
    private static readonly Gen<ViewSettings> Settings =
        Gen.Select(Gen.Enum<Language>(), Gen.Enum<Digits>(), Gen.Enum<Theme>(), (l, d, t) => new ViewSettings(l, d, t));

    [Fact]
    public void What_a_cookie_keeps_is_what_it_was_made_from() =>
        Settings.Sample(settings => ViewSettings.Parse(settings.ToCookie()) == settings);

    [Fact]
    public void Whatever_a_cookie_holds_gives_settings_that_hold_after_keeping_them() =>
        Gen.String.Sample(text => ViewSettings.Parse(text) is var read && ViewSettings.Parse(read.ToCookie()) == read);

    [Theory]
    [InlineData(null, "th.thai.light")]
    [InlineData("", "th.thai.light")]
    [InlineData("en", "en.thai.light")]
    [InlineData("en.arabic.dark", "en.arabic.dark")]
    [InlineData("en.roman.dark", "en.thai.dark")]
    [InlineData("EN.arabic.dark.more", "th.arabic.dark")]
    public void What_is_missing_or_unknown_keeps_its_default(string? cookie, string expected) =>
        Assert.Equal(expected, ViewSettings.Parse(cookie).ToCookie());

    [Fact]
    public void A_form_changes_only_what_it_names() =>
        Settings.Sample(settings =>
            settings.With(null, null, null) == settings
            && settings.With("en", null, null) == settings with { Language = Language.English }
            && settings.With(null, "arabic", null) == settings with { Digits = Digits.Arabic }
            && settings.With(null, null, "dark") == settings with { Theme = Theme.Dark });
}
