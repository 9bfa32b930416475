using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Kpis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Past;

namespace PmqaDashboard.Components.Past;

/// <summary>Words of past years.</summary>
internal static class PastTexts
{
    /// <summary>Of what a figure is.</summary>
    public static string Name(this Show show, Board board, PastTopic topic, string id) => topic switch
    {
        PastTopic.Agency => show["Past.Agency"],
        PastTopic.Certified => show["Past.Certified"],
        PastTopic.Category => board.Book.Agency.Categories.FirstOrDefault(c => $"{c.Number}" == id) is { } category ? $"{show.Number(category.Number)} {show.Name(category)}" : show.InDigits(id),
        PastTopic.KpiScore => show.Text("Past.ScoreOf", Kpi(show, board, id)),
        _ => Kpi(show, board, id),
    };

    /// <summary>A figure, or a dash where there is none.</summary>
    public static string Figure(this Show show, decimal? number) => number is { } known ? show.Precise(known) : "–";

    private static string Kpi(Show show, Board board, string id) => board.Record.Kpis.Find(id) switch
    {
        null => show.InDigits(id),
        { Unit: { } unit } card => $"{show.Name(card)} ({show.InDigits(unit)})",
        var card => show.Name(card),
    };
}
