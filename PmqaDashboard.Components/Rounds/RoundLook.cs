using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Components.Rounds;

/// <summary>How states of rounds look: a sign, a word and a colour, so that colour is never the only sign.</summary>
/// <param name="Sign">The sign.</param>
/// <param name="TextKey">Key of the word.</param>
/// <param name="Css">Class of the colour.</param>
public sealed record RoundLook(string Sign, string TextKey, string Css)
{
    /// <summary>How a unit's report of a round looks.</summary>
    public static RoundLook Of(RoundReportState state) => state switch
    {
        RoundReportState.NotStarted => new("○", "Rounds.StateNotStarted", "status-noreport"),
        RoundReportState.Draft => new("◔", "Rounds.StateDraft", "status-notdue"),
        RoundReportState.Submitted => new("▲", "Rounds.StateSubmitted", "status-ontrack"),
        RoundReportState.Returned => new("↩", "Rounds.StateReturned", "status-late"),
        RoundReportState.Accepted => new("✓", "Rounds.StateAccepted", "status-done"),
        RoundReportState.Certified => new("✪", "Rounds.StateCertified", "status-done"),
    };

    /// <summary>How a submitted line looks.</summary>
    public static RoundLook Of(LineState state) => state switch
    {
        LineState.Submitted => new("▲", "Rounds.LineSubmitted", "status-ontrack"),
        LineState.Accepted => new("✓", "Rounds.LineAccepted", "status-done"),
        LineState.Returned => new("↩", "Rounds.LineReturned", "status-late"),
    };

    /// <summary>How a round looks.</summary>
    public static RoundLook Of(RoundPhase phase) => phase switch
    {
        RoundPhase.Scheduled => new("○", "Rounds.PhaseScheduled", "status-notdue"),
        RoundPhase.Open => new("●", "Rounds.PhaseOpen", "status-ontrack"),
        RoundPhase.Closed => new("■", "Rounds.PhaseClosed", "status-noreport"),
    };
}
