using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Domain.Meetings;

/// <summary>How a resolution stands.</summary>
public enum ResolutionState
{
    /// <summary>It asks nobody for anything.</summary>
    Noted,

    /// <summary>Its unit has not answered, or was sent back.</summary>
    Open,

    /// <summary>Its unit has answered; the secretariat has to decide.</summary>
    Answered,

    /// <summary>The answer is accepted.</summary>
    Settled,
}

/// <summary>What a resolution is tied to: at most one of them.</summary>
/// <param name="Plan">Number of a plan.</param>
/// <param name="StepId">Id of a step.</param>
/// <param name="KpiId">Id of a KPI.</param>
public sealed record ResolutionSubject(int? Plan = null, string? StepId = null, string? KpiId = null)
{
    /// <summary>Nothing in particular.</summary>
    public static readonly ResolutionSubject None = new();
}

/// <summary>The figure that stood on the screen when a resolution was made.</summary>
/// <param name="Sequence">Sequence of the Board that was shown.</param>
/// <param name="Day">Its fiscal day.</param>
/// <param name="Reported">Reported %, or the KPI's reported score.</param>
/// <param name="Planned">Planned % to date; null for a KPI.</param>
/// <param name="Certified">Certified %, or the KPI's certified score.</param>
public sealed record ShownFigure(long Sequence, DateOnly Day, decimal? Reported, decimal? Planned, decimal? Certified)
{
    /// <summary>The figure of a subject on a Board; the agency's when it is tied to nothing.</summary>
    public static ShownFigure Of(Board board, ResolutionSubject subject)
    {
        if (subject.KpiId is { } kpi)
        {
            var score = board.Record.Kpis.Scores(board.Round?.Months ?? (board.Record.Rounds.Rounds is [.., var last] ? last.Months : 0)).Find(kpi);
            return new(board.Sequence, board.Day, score?.Reported.Result, null, score?.Certified.Result);
        }

        var figures =
            subject.StepId is { } step && board.Steps.TryGetValue(step, out var slice) ? slice.Figures
            : board.Plans.FirstOrDefault(p => p.Number == subject.Plan)?.Figures ?? board.Agency.Figures;
        return new(board.Sequence, board.Day, figures.EverReported ? figures.Reported : null, figures.Planned, figures.Certified);
    }
}

/// <summary>What a unit says to a resolution.</summary>
/// <param name="Text">Its words.</param>
/// <param name="By">Name shown for who answered.</param>
/// <param name="AtUtc">When.</param>
public sealed record ResolutionAnswer(string Text, string By, DateTime AtUtc);

/// <summary>What a meeting decided (มติ).</summary>
/// <param name="Id">Its id.</param>
/// <param name="MeetingId">The meeting.</param>
/// <param name="Number">Its number within the meeting, from 1.</param>
/// <param name="Text">What was decided.</param>
/// <param name="Subject">What it is tied to.</param>
/// <param name="Item">Place of the agenda item at which it was made, from 0; null when it was written elsewhere.</param>
/// <param name="Unit">The unit that has to answer; null when nobody has.</param>
/// <param name="Due">By when; null when nobody has to answer.</param>
/// <param name="Figure">The figure that stood on the screen, or null.</param>
/// <param name="AtUtc">When it was written down.</param>
public sealed record Resolution(
    string Id, string MeetingId, int Number, string Text, ResolutionSubject Subject, int? Item, string? Unit, DateOnly? Due, ShownFigure? Figure, DateTime AtUtc)
{
    /// <summary>How it stands.</summary>
    public ResolutionState State { get; init; }

    /// <summary>What its unit has answered, in order; the last one counts.</summary>
    public ImmutableArray<ResolutionAnswer> Answers { get; init; } = [];

    /// <summary>Why the last answer was sent back, or null.</summary>
    public string? Remark { get; init; }

    /// <summary>Name shown for who settled it or sent it back, or null.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When that was, or null.</summary>
    public DateTime? DecidedAtUtc { get; init; }

    /// <summary>Whether somebody still has something to do: the unit, or the secretariat.</summary>
    public bool IsPending => State is ResolutionState.Open or ResolutionState.Answered;

    /// <summary>Whether its unit should have answered before a day.</summary>
    public bool IsOverdue(DateOnly day) => State == ResolutionState.Open && Due < day;
}
