using System.Text.Json.Serialization;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Kpis;
using PmqaDashboard.Domain.Kpis;

namespace PmqaDashboard.Server.Api.Contract;

/// <summary>Thresholds that are tried out on a value.</summary>
/// <param name="Thresholds">Five numbers, all rising or all falling: the values at which levels 1 to 5 are reached.</param>
/// <param name="Value">The value.</param>
/// <param name="Floor">Score of what is worse than the first threshold: 0 or 1; 1 when left out.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ScoreBody(IReadOnlyList<decimal>? Thresholds, decimal? Value, int? Floor = null);

/// <summary>What a value scores.</summary>
/// <param name="Score">0 to 5, unrounded.</param>
/// <param name="Explanation">How it comes about.</param>
public sealed record ScoreAnswer(decimal Score, ScoreEntry Explanation)
{
    internal static ScoreAnswer Of(ScoreExplanation.Interpolated score, Show show)
    {
        bool between = score.Level is > 0 and < KpiScoring.Levels;
        return new(score.Score, new ScoreEntry(
            score.Level switch { 0 => "worseThanFirst", KpiScoring.Levels => "atOrPastLast", _ => "betweenThresholds" },
            score.Thresholds.IsAscending,
            score.Level,
            between ? score.Thresholds.At(score.Level) : null,
            between ? score.Thresholds.At(score.Level + 1) : null,
            score.Floor,
            show.Formula(score),
            show.Sentence(score)));
    }
}

/// <summary>How a score comes about.</summary>
/// <param name="Rule">"worseThanFirst", "betweenThresholds" or "atOrPastLast".</param>
/// <param name="Ascending">Whether more is better.</param>
/// <param name="Level">Highest level whose threshold is reached; 0 when none is.</param>
/// <param name="From">Threshold of that level; null unless the value is between thresholds.</param>
/// <param name="To">Threshold of the next level; null unless the value is between thresholds.</param>
/// <param name="Floor">Score of what is worse than the first threshold.</param>
/// <param name="Formula">The sum, with its numbers.</param>
/// <param name="Text">The same in words, in the language that the request asks for.</param>
public sealed record ScoreEntry(string Rule, bool Ascending, int Level, decimal? From, decimal? To, int Floor, string Formula, string Text);
