using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Past;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;
using static PmqaDashboard.Tests.Domain.Desk;

namespace PmqaDashboard.Tests.Domain.Past;

public sealed class PastYearTests
{
    private readonly Desk _desk = new(RealPlans.Book, TestChanges.Now);

    private PastBook Book => _desk.Board.Record.Past;

    private static PastYear Year(int year = 2552) => new()
    {
        FiscalYear = year,
        Reported = 81.5m,
        Categories = [new(4, 70), new(1, 82.5m)],
        Kpis = [new("4-k1", 3, 4.2m), new("10.2", null, 5)],
        Source = "'รายงานประจำปี\n๒๕๕๒ ",
    };

    [Fact]
    public void The_secretariat_enters_mends_and_takes_away_a_year_and_nobody_else_does()
    {
        foreach (var person in new[] { Focal("it"), Team, Committee, Viewer })
            Assert.Equal(RecordRefusal.Forbidden, _desk.Refused(person, new SetPastYear(Year(), 0)));

        _desk.Made(Secretariat, new SetPastYear(Year(), 0));

        var entry = Assert.Single(Book.Years);
        Assert.Equal(("Secretariat", "รายงานประจำปี ๒๕๕๒"), (entry.By, entry.Year.Source));
        Assert.Equal([1, 4], entry.Year.Categories.Select(c => c.Number));
        Assert.Equal(["10.2", "4-k1"], entry.Year.Kpis.Select(k => k.Id));

        _desk.Made(Secretariat, new SetPastYear(entry.Year with { Certified = 79 }, entry.Version));
        Assert.Equal(79, Book.Find(2552)!.Year.Certified);

        _desk.Made(Secretariat, new SetPastYear(new PastYear { FiscalYear = 2552, Source = "x" }, Book.Find(2552)!.Version));
        Assert.Null(Book.Find(2552));
    }

    [Fact]
    public void Two_who_mend_the_same_year_do_not_overwrite_each_other_and_the_same_again_is_no_change()
    {
        _desk.Made(Secretariat, new SetPastYear(Year(), 0));

        Assert.Equal(RecordRefusal.Overtaken, _desk.Refused(Secretariat, new SetPastYear(Year() with { Reported = 1 }, 0)));
        Assert.Empty(Assert.IsType<RecordDecision.Made>(_desk.Do(Secretariat, new SetPastYear(Year(), Book.Find(2552)!.Version))).Changes);
        Assert.Empty(Assert.IsType<RecordDecision.Made>(_desk.Do(Secretariat, new SetPastYear(new PastYear { FiscalYear = 2550 }, 0))).Changes);
    }

    public static TheoryData<RecordRefusal, PastYear> Refused => new()
    {
        { RecordRefusal.YearNotPast, Year(2553) },
        { RecordRefusal.YearNotPast, Year(2542) },
        { RecordRefusal.YearNotPast, Year(2009) },
        { RecordRefusal.ValueInvalid, Year() with { Reported = 100.1m } },
        { RecordRefusal.ValueInvalid, Year() with { Certified = -1 } },
        { RecordRefusal.ValueInvalid, Year() with { Categories = [new(1, 101)] } },
        { RecordRefusal.ValueInvalid, Year() with { Categories = [new(1, 1), new(1, 2)] } },
        { RecordRefusal.ValueInvalid, Year() with { Kpis = [new("4-k1", 1, 5.01m)] } },
        { RecordRefusal.ValueInvalid, Year() with { Kpis = [new("4-k1", 0.1234567m, 1)] } },
        { RecordRefusal.ValueInvalid, Year() with { Kpis = [new("4-k1", null, null)] } },
        { RecordRefusal.ValueInvalid, Year() with { Kpis = [new("4-k1", 1, 1), new("4-k1", 1, 1)] } },
        { RecordRefusal.UnknownCategory, Year() with { Categories = [new(9, 50)] } },
        { RecordRefusal.UnknownKpi, Year() with { Kpis = [new("99-k1", 1, 1)] } },
        { RecordRefusal.TextTooLong, Year() with { Source = new string('ก', 301) } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_is_refused_and_with_it_everything_that_was_handed_in(RecordRefusal why, PastYear year)
    {
        Assert.Equal(why, _desk.Refused(Secretariat, new SetPastYear([new(Year(2551), 0), new(year, 0)])));
        Assert.Empty(Book.Years);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"fiscalYear":2551,"reported":1}""")]
    [InlineData("""{"fiscalYear":2552,"reported":200}""")]
    [InlineData("""{"fiscalYear":2552,"categories":[null]}""")]
    [InlineData("""{"fiscalYear":2552,"kpis":[{"id":"a"}]}""")]
    public void A_row_that_cannot_be_read_changes_nothing(string data)
    {
        Assert.Same(PastBook.Empty, PastBook.Empty.With(new Change(1, TestChanges.Now, ChangeKind.PastYearSet, null, null, "a", "A", null, null, null) { Subject = "2552", Data = data }));
    }

    [Fact]
    public void What_moves_between_two_states_is_named_once_with_both_figures()
    {
        var after = Year() with { Reported = null, Kpis = [new("4-k1", 4, 4.2m)], Categories = [new(4, 70), new(1, 80)] };

        Assert.Equal(
            [new(PastTopic.Category, "1", 82.5m, 80), new(PastTopic.KpiValue, "4-k1", 3, 4), new(PastTopic.Agency, "", 81.5m, null), new(PastTopic.KpiScore, "10.2", 5, null)],
            PastFigures.Moves(Year(), after));
        Assert.Empty(PastFigures.Moves(null, null));
    }

    [Fact]
    public void Another_past_makes_another_fingerprint()
    {
        string before = _desk.Board.Fingerprint;
        _desk.Made(Secretariat, new SetPastYear(Year(), 0));
        var with = _desk.Board;
        var without = with with { Record = BoardBuilder.Start(RealPlans.Book, [], TestChanges.Now).Record };

        Assert.NotEqual(with.Fingerprint, without.Fingerprint);
        Assert.NotEqual(before, with.Fingerprint);
    }
}
