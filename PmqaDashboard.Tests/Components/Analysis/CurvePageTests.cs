using System.Text;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Components.Analysis;
using PmqaDashboard.Components.Charts;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Tests.Domain;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Components.Analysis;

public class CurvePageTests : PeopleScreen
{
    private static readonly DateOnly May = new(2010, 5, 31);

    private readonly Desk _desk = new(RealPlans.Book, TestChanges.Noon(2010, 5, 31));
    private readonly string _step = RealPlans.Book.Leaves.First(l => l.Plan.Category == 4 && l.Step.Windows.Count > 0 && l.Shares.Any(s => s.Unit is not null)).Step.Id;

    public CurvePageTests() => Settings = new ViewSettings(Language.English);

    [Fact]
    public void The_drawing_the_table_and_the_file_have_the_same_figures()
    {
        Begin();

        var page = Open();

        var chart = page.FindComponent<CurveChart>().Instance;
        Assert.Equal([CurveKind.Planned, CurveKind.Reported, CurveKind.Certified, CurveKind.Forecast], chart.Series.Select(s => s.Kind));
        string[] file = File(page);
        var rows = page.FindAll("tbody tr");
        Assert.Equal(14, rows.Count);
        Assert.Equal(rows.Count + 1, file.Length);
        foreach (var row in rows)
        {
            string[] shown = [.. row.QuerySelectorAll("td").Select(c => c.TextContent.Trim().TrimEnd('%'))];
            string[] filed = file[rows.Index().First(r => r.Item == row).Index + 1].Split(',');
            Assert.Equal(shown, filed[1..].Select(c => c.Length == 0 ? "–" : Shown.Number(decimal.Parse(c, System.Globalization.CultureInfo.InvariantCulture))));
            var day = DateOnly.ParseExact(filed[0], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(shown, chart.Series.Select(s => s.Points.Where(p => p.Day == day).Select(p => Shown.Number(p.Percent)).FirstOrDefault("–")));
        }
    }

    [Fact]
    public void The_method_of_the_forecast_stands_there_with_its_numbers_or_why_there_is_none()
    {
        Boards.Start(_desk.Board);
        Assert.Equal(Shown["Analysis.NoForecast_NeverReported"], Method(Open()));

        Begin();
        var plan = _desk.Board.Plans.First(p => p.Number == RealPlans.Book.Step(_step).Plan.Number);
        var page = Open($"plan{plan.Number}");

        foreach (decimal? figure in new[] { plan.Forecast, plan.Figures.Reported, plan.Figures.Planned })
            Assert.Contains($"{Shown.Number(figure!.Value)}%", Method(page), StringComparison.Ordinal);

        Assert.Contains(Shown["Analysis.NothingCertified"], page.Markup, StringComparison.Ordinal);
        Assert.Equal($"analysis-curve-plan{plan.Number}.csv", page.Find("a[download]").GetAttribute("download"));
    }

    [Fact]
    public void The_choice_stands_in_the_address_and_an_unknown_place_is_the_agency()
    {
        Begin();
        var page = Open("category4");
        Assert.Equal("category4", page.Find("option[selected]").GetAttribute("value"));
        Assert.Equal(1 + _desk.Board.Categories.Length + _desk.Board.Plans.Length, page.FindAll("option").Count);

        page.Find("select").Change("plan10");
        Assert.EndsWith("/analysis/curve?place=plan10", Navigation.Uri, StringComparison.Ordinal);
        page.Find("select").Change("");
        Assert.EndsWith("/analysis/curve", Navigation.Uri, StringComparison.Ordinal);

        Assert.Equal("", Open("plan99").Find("option[selected]").GetAttribute("value"));
    }

    [Fact]
    public void A_former_day_stays_in_the_address_and_ends_the_curve()
    {
        Begin();

        var page = Open("category4", "2010-05-31");

        Assert.Equal(May, page.FindComponent<CurveChart>().Instance.Today);
        page.Find("select").Change("plan10");
        Assert.EndsWith("/analysis/curve?place=plan10&day=2010-05-31", Navigation.Uri, StringComparison.Ordinal);
        Assert.Equal("2010-05-31", page.Find("input[type=hidden][name=day]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("category4", true)]
    [InlineData("category3", false)]
    public async Task A_report_moves_its_places_and_draws_no_other_anew(string place, bool moves)
    {
        Begin();
        var page = Open(place);
        var before = page.FindComponent<CurveChart>().Instance.Series;
        foreach (var share in _desk.Board.Step(_step).Shares)
            _desk.Report(_step, share.Unit, 100);

        await Boards.PublishAsync(_desk.Board);

        var after = page.FindComponent<CurveChart>().Instance.Series;
        Assert.Equal(moves, !ReferenceEquals(before, after));
        if (moves)
            Assert.True(after[1].Points[^1].Percent > before[1].Points[^1].Percent);
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    // The end of May is over and one step is begun; the Board is that of 18 June.
    private void Begin()
    {
        foreach (var share in _desk.Board.Step(_step).Shares)
            _desk.Report(_step, share.Unit, 40);

        Boards.Former[May] = _desk.Board;
        _desk.NowUtc = TestChanges.Now;
        _desk.Report(_step, _desk.Board.Step(_step).Shares[0].Unit, 60);
        Boards.Start(_desk.Board);
    }

    private IRenderedComponent<AnalysisPage> Open(string? place = null, string? day = null)
    {
        Navigation.NavigateTo($"/analysis/curve?{(place is null ? "" : $"place={place}&")}{(day is null ? "" : $"day={day}")}");
        return Render<AnalysisPage>(p => p.Add(a => a.Tab, "curve"));
    }

    private static string Method(IRenderedComponent<AnalysisPage> page) => page.Find("[data-method]").TextContent;

    private static string[] File(IRenderedComponent<AnalysisPage> page)
    {
        string address = page.Find("a[download]").GetAttribute("href")!;
        return Encoding.UTF8.GetString(Convert.FromBase64String(address[(address.IndexOf(',', StringComparison.Ordinal) + 1)..])).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }
}
