using System.Text;
using PmqaDashboard.Domain.Texts;
using Xunit;

namespace PmqaDashboard.Tests.Domain.Texts;

public sealed class CsvTests
{
    [Theory]
    [InlineData("แผน", "แผน")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd", "'+cmd")]
    [InlineData("@x,y", "\"'@x,y\"")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("", "")]
    public void A_field_is_quoted_where_it_must_be_and_never_run(string text, string written)
    {
        Assert.Equal($"\uFEFF{written},x\r\n", Csv.Write([[text, "x"]]));
    }

    [Fact]
    public void A_spreadsheet_is_told_that_it_is_utf_8()
    {
        Assert.Equal([0xEF, 0xBB, 0xBF], Encoding.UTF8.GetBytes(Csv.Write([["ก"]]))[..3]);
    }
}
