using System.Text;
using CsCheck;
using PmqaDashboard.Components.Past;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Past;
using PmqaDashboard.Tests.Domain;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Components.Past;

public class PastCsvTests
{
    private const string Head = "year,what,value,score\r\n";

    private static readonly string[] Heads = ["", Head, "year;what;value;score\n", "year\twhat\tvalue\tscore\n"];

    private static readonly Board Board = BoardBuilder.Start(RealPlans.Book, [], TestChanges.Now);

    private static readonly Gen<decimal?> Percent = Gen.Int[-1, 10000].Select(n => n < 0 ? (decimal?)null : n / 100m);

    private static readonly Gen<PastYear> Years =
        from year in Gen.Int[2543, 2552]
        from reported in Percent
        from certified in Percent
        from categories in Percent.Array[6]
        from values in Gen.Select(Percent, Percent, (a, b) => (Value: a is { } v ? (v - 50) * 1000 : (decimal?)null, Score: b is { } s ? s / 20 : (decimal?)null)).Array[20]
        from source in Gen.String
        select PastRule.InOrder(new PastYear
        {
            FiscalYear = year,
            Reported = reported,
            Certified = certified,
            Categories = [.. categories.Select((p, i) => (p, i)).Where(c => c.p is not null).Select(c => new PastCategory(Board.Book.Agency.Categories[c.i].Number, c.p!.Value))],
            Kpis = [.. Board.Record.Kpis.Cards.Zip(values, (card, v) => new PastKpi(card.Id, v.Value, v.Score)).Where(k => (k.Value ?? k.Score) is not null)],
            Source = source.Length > 200 ? source[..200] : source,
        });

    [Fact]
    public void What_is_written_is_read_again_as_the_same_year() => Years.Sample(year =>
    {
        var reading = PastCsv.Read(PastCsv.Write(Board, [year]), Board);
        Assert.Empty(reading.Faults);
        Assert.Equal(year, Assert.Single(reading.Years));
    });

    [Fact]
    public void Garbage_is_told_apart_and_never_thrown_at_anybody() =>
        Gen.Select(Gen.Int[0, Heads.Length - 1].Select(i => Heads[i]), Gen.OneOf(Gen.String, Gen.Char["2,;\t\"\r\n= -5akp๒"].Array.Select(c => new string(c)))).Sample((head, rest) =>
        {
            var reading = PastCsv.Read(head + rest, Board);
            Assert.True(reading.Faults.IsEmpty != reading.Years.IsEmpty);
            Assert.InRange(reading.Faults.Length, 0, PastCsv.MaxFaults);
        });

    [Theory]
    [InlineData("", PastFaultKind.Header, 1)]
    [InlineData("2552,agency,81,", PastFaultKind.Header, 1)]
    [InlineData("what,year,value,score\r\n", PastFaultKind.Header, 1)]
    [InlineData(Head, PastFaultKind.Nothing, 0)]
    [InlineData(Head + ",,,\r\n", PastFaultKind.Nothing, 0)]
    [InlineData(Head + "2552,agency", PastFaultKind.Cells, 2)]
    [InlineData(Head + "2552,agency,1,5,000", PastFaultKind.Cells, 2)]
    [InlineData(Head + "2552,agency,\"81,\r\n", PastFaultKind.Quotes, 2)]
    [InlineData(Head + "2552,source,\"a\r\nb\",", PastFaultKind.Quotes, 2)]
    [InlineData(Head + "2553,agency,81,", PastFaultKind.Year, 2)]
    [InlineData(Head + "2542,agency,81,", PastFaultKind.Year, 2)]
    [InlineData(Head + "-2552,agency,81,", PastFaultKind.Year, 2)]
    [InlineData(Head + "2552,bureau,81,", PastFaultKind.What, 2)]
    [InlineData(Head + "2552,agency 4,81,", PastFaultKind.What, 2)]
    [InlineData(Head + "2552,10.2,81,", PastFaultKind.What, 2)]
    [InlineData(Head + "2552,category 9,81,", PastFaultKind.Category, 2)]
    [InlineData(Head + "2552,category 04,81,", PastFaultKind.Category, 2)]
    [InlineData(Head + "2552,kpi 99.9,81,", PastFaultKind.Kpi, 2)]
    [InlineData(Head + "2552,agency,=1+1,", PastFaultKind.Formula, 2)]
    [InlineData(Head + "2552,source,@SUM(A1),", PastFaultKind.Formula, 2)]
    [InlineData(Head + "2552,\"=HYPERLINK(\"\"http://x\"\")\",1,", PastFaultKind.Formula, 2)]
    [InlineData(Head + "2552,agency,81%,", PastFaultKind.Number, 2)]
    [InlineData(Head + "2552,agency,\"1,5\",", PastFaultKind.Number, 2)]
    [InlineData(Head + "2552,agency,1e1,", PastFaultKind.Number, 2)]
    [InlineData(Head + "2552,agency,0x1,", PastFaultKind.Number, 2)]
    [InlineData(Head + "2552,agency,100.01,", PastFaultKind.Percent, 2)]
    [InlineData(Head + "2552,category 4,-1,", PastFaultKind.Percent, 2)]
    [InlineData(Head + "2552,kpi 4-k1,1,5.1", PastFaultKind.Score, 2)]
    [InlineData(Head + "2552,kpi 4-k1,99999999999999999999999,", PastFaultKind.Number, 2)]
    [InlineData(Head + "2552,agency,81,4", PastFaultKind.NoScore, 2)]
    [InlineData(Head + "2552,agency,81,\r\n\r\n๒๕๕๒,AGENCY,82,", PastFaultKind.Twice, 4)]
    public void What_is_wrong_is_named_with_its_line_and_nothing_is_taken(string text, object kind, int line)
    {
        var reading = PastCsv.Read(text, Board);

        Assert.Empty(reading.Years);
        Assert.Equal(((PastFaultKind)kind, line), (reading.Faults[0].Kind, reading.Faults[0].Line));
    }

    [Fact]
    public void A_source_that_is_too_long_is_named_and_what_is_shown_of_a_cell_is_short()
    {
        var reading = PastCsv.Read($"{Head}2552,source,{new string('ก', 301)},\r\n2552,{new string('x', 9000)},1,", Board);

        Assert.Equal([PastFaultKind.Source, PastFaultKind.What], reading.Faults.Select(f => f.Kind));
        Assert.Equal(41, reading.Faults[1].Cell!.Length);
    }

    [Theory]
    [InlineData("year;what;value;score\n2552;kpi 4-k1;1.5;4\n")]
    [InlineData("Year\tWhat\tValue\tScore\n๒๕๕๒\tkpi ๔-k1\t๑.๕\t๔\n")]
    [InlineData("\uFEFFyear,what,value,score\r\n2009,KPI 4-k1,1.50,4.0\r\n,,,\r\n")]
    [InlineData("year,what,value,score,,\n 2552 , kpi  4-k1 , \"1.5\" ,4,,\n")]
    public void Spreadsheets_of_either_kind_digits_and_era_are_read(string text)
    {
        var reading = PastCsv.Read(text, Board);

        Assert.Empty(reading.Faults);
        Assert.Equal([new PastKpi("4-k1", 1.5m, 4)], Assert.Single(reading.Years).Kpis);
    }

    [Theory]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("๑,๒๓๔", 1234)]
    [InlineData("-5", -5)]
    [InlineData("0.000001", 0.000001)]
    public void Numbers_are_read_in_both_digits(string text, double number) => Assert.Equal((decimal)number, PastNumber.Read(text));

    [Theory]
    [InlineData("1,5")]
    [InlineData("12,34,567")]
    [InlineData("+5")]
    [InlineData("٣")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("5\n")]
    [InlineData("0.0000001")]
    [InlineData("")]
    public void What_could_be_misread_is_no_number(string text) => Assert.Null(PastNumber.Read(text));

    [Fact]
    public void A_file_that_is_no_utf_8_is_not_guessed_at()
    {
        Assert.Equal("ก", PastCsv.Decode(Encoding.UTF8.GetBytes("ก")));
        Assert.Null(PastCsv.Decode([0xA1, 0xC3]));
        Assert.Null(PastCsv.Decode(Encoding.Unicode.GetPreamble()));
    }
}
