namespace PmqaDashboard.Domain.Progress;

/// <summary>How a step, plan, category or the agency stands. Order of the rule: product rules, "Status".</summary>
public enum ProgressStatus
{
    /// <summary>เสร็จ: 100 %.</summary>
    Done,

    /// <summary>Put off to a later fiscal year; out of this year's figures.</summary>
    Deferred,

    /// <summary>It should have been reported and never was.</summary>
    NoReport,

    /// <summary>Its time is over, or it is more than 25 points behind.</summary>
    Late,

    /// <summary>More than 10 points behind.</summary>
    AtRisk,

    /// <summary>Its time has not come.</summary>
    NotDue,

    /// <summary>On plan.</summary>
    OnTrack,
}

/// <summary>The figures of a step, activity, plan, category or the agency. Percent, 0 to 100, never rounded.</summary>
/// <param name="Planned">Planned % on the fiscal day; null when nothing in it has a window.</param>
/// <param name="Reported">
/// Reported %. For a leaf null means never reported; for a roll-up null means that nothing in it is in this year's scope.
/// </param>
/// <param name="Certified">Certified %, as <paramref name="Reported"/> but of what review has accepted.</param>
/// <param name="EverReported">Whether anything in it was ever reported.</param>
/// <param name="Status">Status by its own planned and reported %.</param>
public sealed record Figures(decimal? Planned, decimal? Reported, decimal? Certified, bool EverReported, ProgressStatus Status);

/// <summary>What a roll-up is made of, in leaves.</summary>
/// <param name="InScope">Leaves in this year's scope.</param>
/// <param name="Done">Leaves in scope at 100 %.</param>
/// <param name="NeverReported">Leaves in scope that were never reported.</param>
/// <param name="WithoutWindow">Leaves in scope that have no planned %.</param>
/// <param name="Deferred">Leaves put off to a later year.</param>
public sealed record LeafCounts(int InScope, int Done, int NeverReported, int WithoutWindow, int Deferred);
