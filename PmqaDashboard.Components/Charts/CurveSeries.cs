using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Charts;

/// <summary>What a curve shows; it decides colour and dashes.</summary>
public enum CurveKind
{
    /// <summary>What the plan says: dotted.</summary>
    Planned,

    /// <summary>What was reported: a full line.</summary>
    Reported,

    /// <summary>A guess at the rest of the year: dashed.</summary>
    Forecast,

    /// <summary>What review has accepted: a thin line with dots.</summary>
    Certified,
}

/// <summary>One curve.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Name">Its name, for legend, tooltip and table.</param>
/// <param name="Points">Points in order of their days.</param>
public sealed record CurveSeries(CurveKind Kind, string Name, IReadOnlyList<CurvePoint> Points);
