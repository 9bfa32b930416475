using PmqaDashboard.Domain.Texts;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Texts;

public class ThaiDigitsTests
{
    [Theory]
    [InlineData("LD1 12:07", "LD๑ ๑๒:๐๗")]
    [InlineData("", "")]
    public void Thai_and_arabic_digits_are_each_others_inverse(string arabic, string thai)
    {
        Assert.Equal(thai, ThaiDigits.ToThai(arabic));
        Assert.Equal(arabic, ThaiDigits.ToArabic(thai));
    }
}
