using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using PmqaDashboard.Components.Charts;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using Xunit;

namespace PmqaDashboard.Tests.Components.Charts;

public class CurveChartTests : Screen
{
    private const string Module = "./_content/PmqaDashboard.Components/Charts/CurveChart.razor.js";
    private static readonly DateOnly Today = new(2010, 6, 18);

    [Fact]
    public void The_same_figures_stand_in_a_table()
    {
        var chart = Show(Curves(40));

        Assert.Equal(["สิ้นเดือน", "แผน", "ผลจริง"], chart.FindAll("thead th").Select(h => h.TextContent));
        Assert.Equal(["ต.ค. ๒๕๕๒", "๑๐.๐%", "–"], Cells(chart, 0));
        Assert.Equal(["มิ.ย. ๒๕๕๓", "๖๐.๐%", "๔๐.๐%"], Cells(chart, 8));
        Assert.Contains("unseen", chart.Find("div:has(> table)").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_can_be_shown_instead_of_the_drawing()
    {
        var chart = Show(Curves(40));

        chart.Find("button").Click();

        Assert.Equal("true", chart.Find("button").GetAttribute("aria-pressed"));
        Assert.True(chart.Find(".canvas").HasAttribute("hidden"));
        Assert.NotNull(chart.Find(".twin"));
    }

    [Fact]
    public void A_page_that_has_the_table_already_gets_no_second_one()
    {
        var chart = Render<CurveChart>(p => p
            .Add(c => c.Caption, "แผนและผล").Add(c => c.Year, new FiscalYear(2553)).Add(c => c.Today, Today).Add(c => c.Series, Curves(40)).Add(c => c.HasTable, false));

        Assert.Empty(chart.FindAll("table, button"));
        Assert.NotNull(chart.Find(".canvas"));
    }

    [Fact]
    public void Options_go_out_once_and_every_curve_has_a_point_on_every_day()
    {
        var module = JSInterop.SetupModule(Module);
        module.Mode = JSRuntimeMode.Loose;

        Show(Curves(40));

        var create = module.VerifyInvoke("create");
        var options = Assert.IsType<CurveOptions>(create.Arguments[1]);
        Assert.Equal(["planned", "reported"], options.Kinds);
        Assert.Equal(8.6m, options.Today);
        Assert.Equal([31, 30, 31], options.Days.Take(3));
        var data = Assert.IsAssignableFrom<IReadOnlyList<CurveData>>(create.Arguments[2]);
        Assert.Equal(data[0].Data.Select(d => d.X), data[1].Data.Select(d => d.X));
        Assert.Equal([10m, 60m], data[0].Data.Select(d => d.Y));
        Assert.Equal([null, 40m], data[1].Data.Select(d => d.Y));
    }

    [Theory]
    [InlineData(false, "วันนี้ ๑๘ มิ.ย.")]
    [InlineData(true, "๑๘ มิ.ย.")]
    public void Only_a_living_day_is_called_today(bool former, string text)
    {
        var module = JSInterop.SetupModule(Module);
        module.Mode = JSRuntimeMode.Loose;

        Render<CurveChart>(p => p
            .Add(c => c.Caption, "แผนและผล").Add(c => c.Year, new FiscalYear(2553)).Add(c => c.Today, Today).Add(c => c.Series, Curves(40)).Add(c => c.IsFormer, former));

        Assert.Equal(text, Assert.IsType<CurveOptions>(module.VerifyInvoke("create").Arguments[1]).TodayText);
    }

    [Fact]
    public async Task New_figures_go_out_at_most_once_a_second_and_only_the_newest()
    {
        var (drawing, chart) = Drawn();

        Render(chart, Curves(41));
        Render(chart, Curves(42));
        Render(chart, Curves(43));
        Assert.Equal([41m], Sent(drawing));

        Time.Advance(TimeSpan.FromSeconds(1));
        await chart.WaitForAssertionAsync(() => Assert.Equal([41m, 43m], Sent(drawing)));

        Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal([41m, 43m], Sent(drawing));
    }

    [Fact]
    public void Rendering_with_the_same_figures_sends_nothing()
    {
        var curves = Curves(40);
        var (drawing, chart) = Drawn(curves);

        Render(chart, curves);

        Assert.Empty(Sent(drawing));
    }

    [Fact]
    public async Task It_is_taken_down_with_the_page_and_does_not_mind_a_browser_that_has_gone()
    {
        var (drawing, _) = Drawn();
        drawing.SetupVoid("dispose").SetException(new JSDisconnectedException("gone"));

        await DisposeComponentsAsync();

        drawing.VerifyInvoke("dispose");
    }

    [Fact]
    public void Without_its_script_the_table_takes_its_place()
    {
        Services.AddSingleton<IJSRuntime>(new BrokenScript());

        var chart = Show(Curves(40));

        Assert.NotNull(chart.Find(".twin"));
        Assert.True(chart.Find(".canvas").HasAttribute("hidden"));
    }

    private (BunitJSInterop Drawing, IRenderedComponent<CurveChart> Chart) Drawn(IReadOnlyList<CurveSeries>? curves = null)
    {
        var drawing = JSInterop.SetupModule(Module).SetupModule("create", _ => true);
        drawing.Mode = JSRuntimeMode.Loose;
        return (drawing, Show(curves ?? Curves(40)));
    }

    private static IEnumerable<decimal?> Sent(BunitJSInterop drawing) =>
        drawing.Invocations.Where(i => i.Identifier == "update").Select(i => ((IReadOnlyList<CurveData>)i.Arguments[0]!)[1].Data[^1].Y);

    private IRenderedComponent<CurveChart> Show(IReadOnlyList<CurveSeries> series) => Render<CurveChart>(p => p
        .Add(c => c.Caption, "แผนและผล").Add(c => c.Year, new FiscalYear(2553)).Add(c => c.Today, Today).Add(c => c.Series, series));

    private static void Render(IRenderedComponent<CurveChart> chart, IReadOnlyList<CurveSeries> series) =>
        chart.Render(p => p.Add(c => c.Series, series));

    private static IEnumerable<string> Cells(IRenderedComponent<CurveChart> chart, int row) =>
        chart.FindAll("tbody tr")[row].Children.Select(c => c.TextContent);

    private static IReadOnlyList<CurveSeries> Curves(decimal reported) =>
    [
        new(CurveKind.Planned, "แผน", [new CurvePoint(new DateOnly(2009, 10, 8), 10), new CurvePoint(Today, 60)]),
        new(CurveKind.Reported, "ผลจริง", [new CurvePoint(Today, reported)]),
    ];

    private sealed class BrokenScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new JSException("no library");

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            throw new JSException("no library");
    }
}
