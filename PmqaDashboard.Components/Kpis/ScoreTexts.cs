using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Kpis;

namespace PmqaDashboard.Components.Kpis;

/// <summary>Scores and their sums in words.</summary>
public static class ScoreTexts
{
    /// <summary>A score, to four places.</summary>
    public static string Score(this Show show, decimal score) => show.Number(score, 4);

    /// <summary>A number with as many places as it has.</summary>
    public static string Precise(this Show show, decimal value)
    {
        decimal rounded = decimal.Round(value, KpiScoring.MaxPlaces, MidpointRounding.AwayFromZero);
        int places = 0;
        while (decimal.Round(rounded, places) != rounded)
            places++;

        return show.Number(rounded, places);
    }

    /// <summary>The sum of a score between thresholds, with its numbers.</summary>
    public static string Formula(this Show show, ScoreExplanation.Interpolated score)
    {
        var (low, result) = (score.Level, show.Score(score.Score));
        if (low is 0 or KpiScoring.Levels)
            return result;

        string from = show.Precise(score.Thresholds.At(low)), to = show.Precise(score.Thresholds.At(low + 1));
        return $"{show.Number(low)} + ({show.Precise(score.Value)} − {from}) ÷ ({to} − {from}) = {result}";
    }

    /// <summary>Why a value scores what it scores.</summary>
    public static string Sentence(this Show show, ScoreExplanation.Interpolated score)
    {
        string value = show.Precise(score.Value);
        string At(int level) => show.Precise(score.Thresholds.At(level));
        return score.Level switch
        {
            0 => show.Text("Kpis.FloorText", value, 1, At(1), score.Floor),
            KpiScoring.Levels => show.Text("Kpis.TopText", value, KpiScoring.Levels, At(KpiScoring.Levels)),
            var level => show.Text("Kpis.BetweenText", value, level, At(level), level + 1, At(level + 1)),
        };
    }
}
