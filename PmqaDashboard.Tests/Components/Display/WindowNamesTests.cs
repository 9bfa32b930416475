using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Tests.Domain;
using Xunit;

namespace PmqaDashboard.Tests.Components.Display;

public class WindowNamesTests
{
    private static readonly Show Thai = new(new ViewSettings());
    private static readonly Show English = new(new ViewSettings(Language.English, Digits.Arabic));

    [Theory]
    [InlineData("2010-05 2010-08", "พ.ค. และ ส.ค.", "May and Aug")]
    [InlineData("2009-10..2009-12", "ต.ค. – ธ.ค.", "Oct – Dec")]
    [InlineData("2010-09..2011-03", "ก.ย. – มี.ค. ๒๕๕๔", "Sep – Mar 2011")]
    [InlineData("", "", "")]
    public void Months_are_named_and_those_of_another_year_carry_it(string months, string thai, string english)
    {
        MonthWindow[] windows = [.. months.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(TestPlans.Window)];

        Assert.Equal(thai, Thai.Windows(windows, TestPlans.Year));
        Assert.Equal(english, English.Windows(windows, TestPlans.Year));
    }
}
