using System.Collections.Immutable;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Domain.Meetings;

/// <summary>A line or a KPI's result that review has returned.</summary>
/// <param name="StepId">The step; null for a KPI.</param>
/// <param name="KpiId">The KPI; null for a step.</param>
/// <param name="Unit">The unit whose line it is, or null.</param>
/// <param name="Months">The round.</param>
/// <param name="Remark">Why it was returned.</param>
public sealed record ReturnedThing(string? StepId, string? KpiId, string? Unit, int Months, string? Remark)
{
    /// <summary>One key for both kinds.</summary>
    public string Key => StepId is null ? $"kpi:{KpiId}" : $"step:{StepId}:{Unit}";
}

/// <summary>What a committee looks at, by the Board.</summary>
public static class MeetingLists
{
    /// <summary>The agenda that a new meeting begins with: what is not settled, the figures from the top, what is late, what was returned.</summary>
    public static ImmutableArray<AgendaItem> Propose(Board board) =>
    [
        .. board.Record.Meetings.Pending.Any() ? [new AgendaItem(AgendaKind.Resolutions)] : Array.Empty<AgendaItem>(),
        new AgendaItem(AgendaKind.Agency),
        .. board.Categories.Where(c => board.Book.Plans.Any(p => p.Category == c.Category.Number)).Select(c => new AgendaItem(AgendaKind.Category, c.Category.Number)),
        .. board.Record.Kpis.Cards.IsEmpty ? [] : new[] { new AgendaItem(AgendaKind.Kpis) },
        .. Overdue(board).IsEmpty ? [] : new[] { new AgendaItem(AgendaKind.Overdue) },
        .. Returned(board).IsEmpty ? [] : new[] { new AgendaItem(AgendaKind.Returned) },
    ];

    /// <summary>Leaves whose time is over or far ahead of them, or that should have been reported and never were; those most behind first.</summary>
    public static ImmutableArray<PlacedStep> Overdue(Board board) =>
    [
        .. from leaf in board.Book.Leaves
           let figures = board.Step(leaf.Step.Id).Figures
           where figures.Status is ProgressStatus.Late or ProgressStatus.NoReport
           orderby (figures.Planned ?? 0) - (figures.Reported ?? 0) descending, leaf.Position
           select leaf,
    ];

    /// <summary>What review has returned and was not submitted again.</summary>
    public static ImmutableArray<ReturnedThing> Returned(Board board) =>
    [
        .. from report in board.Record.Rounds.Reports
           from line in report.Lines.Values
           where line.State == LineState.Returned
           orderby report.Months, report.Unit, line.StepId
           select new ReturnedThing(line.StepId, null, report.Unit, report.Months, line.Remark),
        .. from result in board.Record.Kpis.AllResults
           where result.State == KpiResultState.Returned
           orderby result.Months, result.KpiId
           select new ReturnedThing(null, result.KpiId, result.Unit, result.Months, result.Remark),
    ];
}
