using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Texts;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Texts;

public class ThaiDateTests
{
    [Theory]
    [InlineData("18 มิ.ย. 2553")]
    [InlineData("๑๘ มิ.ย. ๒๕๕๓")]
    [InlineData("๑๘ มิถุนายน ๒๕๕๓")]
    [InlineData("วันที่ ๑๘ มิถุนายน พ.ศ.๒๕๕๓")]
    [InlineData("18มิ.ย.53")]
    [InlineData("18 มิย 53")]
    [InlineData("18/6/2553")]
    [InlineData("18/06/53")]
    [InlineData("18-6-2553")]
    [InlineData("18.6.2553")]
    [InlineData(" 18  มิ.ย.\u00A02553 ")]
    [InlineData("2010-06-18")]
    [InlineData("2553-06-18")]
    [InlineData("18/6/2010")]
    public void A_typed_day_is_read(string typed)
    {
        Assert.True(ThaiDate.TryParse(typed, out DateOnly day));
        Assert.Equal(new DateOnly(2010, 6, 18), day);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("31 มิ.ย. 2553")]
    [InlineData("0 มิ.ย. 2553")]
    [InlineData("18 13 2553")]
    [InlineData("18 ม.ย. 2553")]
    [InlineData("18 มิ.ย.")]
    [InlineData("18 มิ.ย. 553")]
    [InlineData("18/6/2300")]
    [InlineData("29/2/2553")]
    [InlineData("2553-13-01")]
    public void What_is_no_day_is_refused(string? typed) => Assert.False(ThaiDate.TryParse(typed, out DateOnly _));

    [Theory]
    [InlineData("ม.ค.", 1)]
    [InlineData("มี.ค.", 3)]
    [InlineData("เม.ย.", 4)]
    [InlineData("มิ.ย.", 6)]
    [InlineData("มิย", 6)]
    [InlineData("พฤศจิกายน", 11)]
    [InlineData("๑๒", 12)]
    public void Months_that_differ_by_one_mark_are_told_apart(string name, int month)
    {
        Assert.True(ThaiDate.TryMonth(name, out int number));
        Assert.Equal(month, number);
    }

    [Theory]
    [InlineData("ก.พ.๕๓", 2010, 2)]
    [InlineData("พ.ค. ๕๓", 2010, 5)]
    [InlineData("มิ.ย.๒๕๕๓", 2010, 6)]
    [InlineData("ธ.ค.๕๒", 2009, 12)]
    [InlineData("กันยายน พ.ศ. ๒๕๕๓", 2010, 9)]
    [InlineData("6/2553", 2010, 6)]
    public void A_month_with_its_year_is_read(string typed, int year, int month)
    {
        Assert.True(ThaiDate.TryParse(typed, out YearMonth read));
        Assert.Equal(new YearMonth(year, month), read);
    }

    [Theory]
    [InlineData("ก.ย.")]
    [InlineData("2553")]
    [InlineData("ทุกเดือน 53")]
    public void A_month_without_its_year_is_refused(string typed) => Assert.False(ThaiDate.TryParse(typed, out YearMonth _));

    [Fact]
    public void A_written_day_is_read_again()
    {
        for (var day = new DateOnly(2009, 10, 1); day <= new DateOnly(2012, 9, 30); day = day.AddDays(1))
        {
            Assert.True(ThaiDate.TryParse(ThaiDate.Abbreviated(day), out DateOnly shortDay) && shortDay == day);
            Assert.True(ThaiDate.TryParse(ThaiDigits.ToThai(ThaiDate.Full(day)), out DateOnly longDay) && longDay == day);
        }
    }
}
