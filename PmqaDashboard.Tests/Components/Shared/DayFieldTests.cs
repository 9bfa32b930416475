using Bunit;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Shared;
using Xunit;

namespace PmqaDashboard.Tests.Components.Shared;

public sealed class DayFieldTests : Screen
{
    private DayEntry _value = DayEntry.Empty;

    [Theory]
    [InlineData("30", 6, "2553", "2010-06-30")]
    [InlineData("๓๐", 6, "๒๕๕๓", "2010-06-30")]
    [InlineData(" 1 ", 10, "53", "2010-10-01")]
    [InlineData("30", 6, "2010", "2010-06-30")]
    [InlineData("29", 2, "2555", "2012-02-29")]
    [InlineData("29", 2, "2553", null)]
    [InlineData("31", 6, "2553", null)]
    [InlineData("0", 6, "2553", null)]
    [InlineData("x", 6, "2553", null)]
    [InlineData("30", 0, "2553", null)]
    [InlineData("30", 6, "1200", null)]
    [InlineData("30", 6, "", null)]
    public void A_day_is_read_in_either_digits_and_era(string day, int month, string year, string? expected) =>
        Assert.Equal(expected is null ? null : DateOnly.ParseExact(expected, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), new DayEntry(day, month, year).Read());

    [Fact]
    public void What_it_shows_is_what_it_reads()
    {
        var day = new DateOnly(2010, 6, 30);
        foreach (var language in Enum.GetValues<Language>())
        {
            foreach (var digits in Enum.GetValues<Digits>())
                Assert.Equal(day, DayEntry.Of(new Show(new ViewSettings(language, digits)), day).Read());
        }

        Assert.Equal(new DayEntry("๓๐", 6, "๒๕๕๓"), DayEntry.Of(Shown, day));
    }

    [Fact]
    public void A_day_that_does_not_exist_is_told_and_a_missing_part_only_when_it_is_asked_for()
    {
        var field = Open();
        Type(field, "day", "31");
        Type(field, "month", "6");
        Assert.Empty(field.FindAll(".complaint"));

        Type(field, "year", "2553");
        Assert.Equal(Shown["Rounds.NoSuchDay"], field.Find(".complaint").TextContent);
        Type(field, "day", "30");
        Assert.Empty(field.FindAll(".complaint"));
        Assert.Equal(new DateOnly(2010, 6, 30), _value.Read());

        Type(field, "year", "");
        Assert.Empty(field.FindAll(".complaint"));
        field = Open(isChecked: true);
        Assert.Equal(Shown["Rounds.DayIncomplete"], field.Find(".complaint").TextContent);
    }

    private IRenderedComponent<DayField> Open(bool isChecked = false) => Render<DayField>(p => p
        .Add(f => f.Id, "x").Add(f => f.Label, "วัน").Add(f => f.Value, _value).Add(f => f.Checked, isChecked).Add(f => f.ValueChanged, v => _value = v));

    private void Type(IRenderedComponent<DayField> field, string part, string text)
    {
        field.Find($"[name='x-{part}']").Change(text);
        field.Render(p => p.Add(f => f.Value, _value));
    }
}
