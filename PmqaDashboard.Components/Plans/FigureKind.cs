using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Components.Plans;

/// <summary>A headline figure that can be explained.</summary>
public enum FigureKind
{
    /// <summary>Reported %.</summary>
    Reported,

    /// <summary>Planned % to date.</summary>
    Planned,

    /// <summary>Certified %.</summary>
    Certified,

    /// <summary>Forecast for the year's end.</summary>
    Forecast,
}

/// <summary>What a kind of figure is called and explained by.</summary>
internal static class FigureKinds
{
    /// <summary>Key of its name.</summary>
    public static string TextKey(this FigureKind kind) => kind switch
    {
        FigureKind.Reported => "Plans.Actual",
        FigureKind.Planned => "Plans.Planned",
        FigureKind.Certified => "Plans.Certified",
        FigureKind.Forecast => "Plans.Forecast",
    };

    /// <summary>The measure it is, or null for the forecast, which has an explanation of its own.</summary>
    public static Measure? Measure(this FigureKind kind) => kind switch
    {
        FigureKind.Reported => Domain.Progress.Measure.Reported,
        FigureKind.Planned => Domain.Progress.Measure.Planned,
        FigureKind.Certified => Domain.Progress.Measure.Certified,
        FigureKind.Forecast => null,
    };
}
