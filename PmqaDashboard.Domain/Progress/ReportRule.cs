using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Progress;

/// <summary>Whether a person may report something on a step.</summary>
public static class ReportRule
{
    /// <summary>Checks a command and makes it fit to save: the share named, the words clean.</summary>
    /// <returns>The command to save, or why it is refused.</returns>
    public static (ReportCommand Command, Refusal? Refusal) Check(PlanBook book, Person person, ReportCommand command)
    {
        if (book.FindStep(command.StepId) is not { } step)
        {
            return (command, Refusal.UnknownStep);
        }

        if (!step.IsLeaf)
        {
            return (command, Refusal.NotALeaf);
        }

        var (unit, refusal) = FindShare(step.Shares, person, command.Unit);
        var checkedCommand = command with
        {
            Unit = unit,
            Result = Words.Clean(command.Result),
            Obstacles = Words.Clean(command.Obstacles),
            Recommendation = Words.Clean(command.Recommendation),
        };
        return (checkedCommand, refusal ?? CheckValues(checkedCommand));
    }

    private static (string? Unit, Refusal? Refusal) FindShare(IReadOnlyList<Share> shares, Person person, string? unit)
    {
        if (unit is not null)
        {
            return !shares.Any(s => s.Unit == unit) ? (unit, Refusal.NotAShare)
                : !person.MayReportFor(unit) ? (unit, Refusal.Forbidden)
                : (unit, null);
        }

        var own = shares.Where(s => person.MayReportFor(s.Unit)).ToList();
        return own.Count switch
        {
            0 => (null, Refusal.Forbidden),
            1 => (own[0].Unit, null),
            _ => (null, Refusal.UnitNeeded),
        };
    }

    private static Refusal? CheckValues(ReportCommand command) =>
        command.Percent is < 0 or > 100 || decimal.Round(command.Percent, 2) != command.Percent ? Refusal.PercentOutOfRange
        : new[] { command.Result, command.Obstacles, command.Recommendation }.Any(w => w?.Length > ReportCommand.MaxWords) ? Refusal.TextTooLong
        : command.Key is { } key && (key.Length is 0 or > ReportCommand.MaxKey || key.Any(char.IsControl)) ? Refusal.KeyMisused
        : null;
}
