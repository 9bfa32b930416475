using System.Globalization;
using PmqaDashboard.Components.Analysis;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Kpis;
using PmqaDashboard.Domain.Analysis;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Past;

namespace PmqaDashboard.Components.Past;

/// <summary>Years side by side, in a person's words and digits.</summary>
internal static class YearsSheet
{
    private const int Full = 100, Places = 2;

    /// <summary>The table. Its first row says where each year's figures come from.</summary>
    public static AnalysisSheet Of(Board board, Show show, int years)
    {
        var beside = YearsBeside.Of(board, years);
        return new AnalysisSheet(
            "years", show["Past.YearsAbout"],
            [show["Past.What"], .. beside.Years.Select(y => show.Year(y.FiscalYear))],
            [
                [Words(show["Past.Source"]), .. beside.Years.Select(y => Words(SourceOf(board, show, y)) with { IsNumber = true })],
                .. beside.Rows.Select(AnalysisCell[] (row) => [Name(board, show, row), .. row.Figures.Select(f => Figure(show, row.Topic, f))]),
            ]);
    }

    private static string SourceOf(Board board, Show show, BesideYear year) =>
        year.FiscalYear == board.Book.Agency.FiscalYear ? show.Text("Past.UpTo", show.Date(board.Day))
        : year.Entry is not { } entry ? show["Past.NotEntered"]
        : show.Text(entry.Year.Source is null ? "Past.EnteredBy" : "Past.SourceBy", entry.By, show.Date(FiscalClock.DayOf(entry.AtUtc)), show.InDigits(entry.Year.Source ?? ""));

    private static AnalysisCell Name(Board board, Show show, YearRow row) => row.Topic switch
    {
        PastTopic.Agency or PastTopic.Certified => Words(show.Name(board, row.Topic, row.Id)) with { Address = "/plans" },
        PastTopic.Category => Words(show.Name(board, row.Topic, row.Id)) with { Address = $"/plans?category={row.Id}" },

        // It stands below its KPI's name; in the file it may stand anywhere.
        PastTopic.KpiScore => new(show["Past.ScoreOnly"], show.Name(board, row.Topic, row.Id)),
        _ => Words(show.Name(board, row.Topic, row.Id)) with { Address = $"/kpis/{row.Id}" },
    };

    private static AnalysisCell Words(string text) => new(text, text);

    private static AnalysisCell Figure(Show show, PastTopic topic, YearFigure figure)
    {
        if (figure.Number is not { } number)
            return new("–", "", true);

        string raw = decimal.Round(number, KpiScoring.MaxPlaces, MidpointRounding.AwayFromZero).ToString("0.######", CultureInfo.InvariantCulture);
        return topic switch
        {
            PastTopic.KpiValue => new(show.Precise(decimal.Round(number, Places, MidpointRounding.AwayFromZero)), raw, true, Note: figure.OfCard ? show["Past.OfCard"] : null),
            PastTopic.KpiScore => new(show.Score(number), raw, true, number * Full / KpiScoring.Levels),
            _ => new(show.Number(number) + "%", raw, true, number),
        };
    }
}
