using PmqaDashboard.Domain.Texts;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Texts;

public class ThaiTextTests
{
    [Theory]
    [InlineData("ท\u0E4D\u0E32การ", "ท\u0E33การ")]
    [InlineData("น\u0E4D\u0E49\u0E32", "น\u0E49\u0E33")]
    [InlineData("น\u0E49\u0E4D\u0E32", "น\u0E49\u0E33")]
    [InlineData("ส.นโยบาย<br/>และแผน", "ส.นโยบาย และแผน")]
    [InlineData("<b>ก</b>  ข\t\u00A0\r\nค ", "ก ข ค")]
    [InlineData("ก < ข และ ข > ค", "ก < ข และ ข > ค")]
    [InlineData("ก\u200Bข", "ก ข")]
    [InlineData("", "")]
    public void Texts_are_normalized(string text, string expected)
    {
        Assert.Equal(expected, ThaiText.Normalize(text));
        Assert.Equal(expected, ThaiText.Normalize(ThaiText.Normalize(text)));
    }

    [Theory]
    [InlineData("LD๑ การก\u0E4D\u0E32หนด ทิศทาง", "ld1 การกำหนดทิศทาง")]
    [InlineData("สำนักนโยบาย และแผน", "นโยบายและแผน")]
    [InlineData("ขั้นตอน ๑.๓.๒", "1.3.2")]
    public void What_is_sought_is_found_however_it_is_written(string text, string sought)
    {
        Assert.True(ThaiText.Contains(text, sought));
        Assert.False(ThaiText.Contains(text, sought + "ฮ"));
    }
}
