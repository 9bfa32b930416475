using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Analysis;

/// <summary>The figures of a Board without the Board: what a curve needs of a day, and little enough to be kept for a year of days.</summary>
public sealed class DayFigures
{
    private readonly Dictionary<CurvePlace, Figures> _places;

    private DayFigures(DateOnly day, Dictionary<CurvePlace, Figures> places) => (Day, _places) = (day, places);

    /// <summary>The day, at its end.</summary>
    public DateOnly Day { get; }

    /// <summary>The figures of a place, or null when there was no such place.</summary>
    public Figures? this[CurvePlace place] => _places.GetValueOrDefault(place);

    /// <summary>What a Board shows of all places.</summary>
    public static DayFigures Of(Board board)
    {
        var places = new Dictionary<CurvePlace, Figures> { [CurvePlace.Agency] = board.Agency.Figures };
        foreach (var category in board.Categories)
            places[new(CurveLevel.Category, category.Category.Number)] = category.Figures;

        foreach (var plan in board.Plans)
            places[new(CurveLevel.Plan, plan.Number)] = plan.Figures;

        return new DayFigures(board.Day, places);
    }
}
