using System.Globalization;
using PmqaDashboard.Components.Charts;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Plans;
using PmqaDashboard.Domain.Analysis;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Analysis;

/// <summary>The curves of a place in a person's words: the drawing, its table, and how the forecast is made.</summary>
internal static class CurveSheet
{
    /// <summary>Id of the analysis.</summary>
    public const string Id = "curve";

    /// <summary>The sampled days as a table.</summary>
    public static AnalysisSheet Of(PlaceCurves curves, Board board, Show show) => new(
        curves.Place.Level == CurveLevel.Agency ? Id : $"{Id}-{curves.Place.Id}",
        show["Analysis.CurveAbout"],
        [show["Analysis.Day"], show["Plans.PlannedCurve"], show["Analysis.Reported"], show["Plans.Certified"], show["Analysis.Forecast"]],
        [.. curves.Points.Select(AnalysisCell[] (p) =>
        [
            new(p.Day == board.Day ? $"{show.Date(p.Day)} · {show["Analysis.CurveToday"]}" : show.Date(p.Day), FormerDay.Write(p.Day)),
            Percent(show, p.Planned), Percent(show, p.Reported), Percent(show, p.Certified), Percent(show, p.Forecast),
        ])]);

    /// <summary>The same days as a drawing. What was reported is known of these days only, so it stands until the next: nothing is made up between.</summary>
    public static IReadOnlyList<CurveSeries> Series(PlaceCurves curves, Show show) =>
    [
        Line(curves, CurveKind.Planned, show["Plans.PlannedCurve"], p => p.Planned),
        Line(curves, CurveKind.Reported, show["Analysis.Reported"], p => p.Reported),
        Line(curves, CurveKind.Certified, show["Plans.Certified"], p => p.Certified),
        Line(curves, CurveKind.Forecast, show["Analysis.Forecast"], p => p.Forecast),
    ];

    /// <summary>How the forecast is made, with its numbers; or why there is none.</summary>
    public static string Method(PlaceCurves curves, Show show) =>
        curves is { WithoutForecast: null, Now: { Reported: { } reported, Planned: { } planned } } && curves.Points[^1] is { Planned: { } then, Forecast: { } forecast }
        ? show.Text("Analysis.CurveMethod", show.Number(forecast), show.Number(then), show.Number(reported), show.Number(planned), 100)
        : show[$"Analysis.NoForecast_{curves.WithoutForecast}"];

    /// <summary>Name of a place.</summary>
    public static string Name(CurvePlace place, Board board, Show show) => place.Level switch
    {
        CurveLevel.Agency => show["Analysis.WholeAgency"],
        CurveLevel.Category => $"{show.Text("Plans.CategoryNumber", place.Number)} {show.Name(board.Categories.First(c => c.Category.Number == place.Number).Category)}",
        CurveLevel.Plan => show.InDigits($"{place.Number} {board.Book.Plans.First(p => p.Number == place.Number).Title}"),
    };

    private static CurveSeries Line(PlaceCurves curves, CurveKind kind, string name, Func<PlacePoint, decimal?> percent) =>
        new(kind, name, [.. curves.Points.Where(p => percent(p) is not null).Select(p => new CurvePoint(p.Day, percent(p)!.Value))]);

    private static AnalysisCell Percent(Show show, decimal? percent) => percent is { } known
        ? new(show.Number(known) + "%", decimal.Round(known, 2, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture), true)
        : new("–", "", true);
}
