using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Tests.Domain;

/// <summary>A journal that grows by reports and commands, as the server lets it grow, on a clock that only a test moves.</summary>
internal sealed class Desk(PlanBook book, DateTime nowUtc)
{
    public static readonly Person Secretariat = new("s", "Secretariat", Role.Secretariat, null);
    public static readonly Person Team = new("t", "Team", Role.WorkingTeam, "team1");
    public static readonly Person Committee = new("c", "Committee", Role.Committee, null);
    public static readonly Person Viewer = new("v", "Viewer", Role.Viewer, null);

    private readonly List<Change> _changes = [];

    public Board Board { get; private set; } = BoardBuilder.Start(book, [], nowUtc);

    public IReadOnlyList<Change> Changes => _changes;

    public DateTime NowUtc { get; set; } = nowUtc;

    /// <summary>The focal point of a unit.</summary>
    public static Person Focal(string unit) => new($"account of {unit}", $"Focal {unit}", Role.FocalPoint, unit);

    /// <summary>A report of progress; its id is its sequence.</summary>
    public long Report(string step, string? unit, decimal percent)
    {
        long sequence = _changes.Count + 1;
        decimal? before = Board.Step(step).Shares.First(s => s.Unit == unit).Percent;
        Add(TestChanges.Report(sequence, step, unit, percent, NowUtc, before));
        return sequence;
    }

    public RecordDecision Do(Person person, RecordCommand command)
    {
        Board = BoardBuilder.Apply(Board, [], NowUtc);
        var decision = command.Decide(Board, person);
        if (decision is RecordDecision.Made made)
        {
            foreach (var change in made.Changes)
                Add(change.At(_changes.Count + 1, NowUtc, person));
        }

        return decision;
    }

    /// <summary>Why a command is refused; fails when it is not.</summary>
    public RecordRefusal Refused(Person person, RecordCommand command) => Xunit.Assert.IsType<RecordDecision.Refused>(Do(person, command)).Reason;

    /// <summary>Carries a command out; fails when it is refused or changes nothing.</summary>
    public void Made(Person person, RecordCommand command) => Xunit.Assert.NotEmpty(Xunit.Assert.IsType<RecordDecision.Made>(Do(person, command)).Changes);

    private void Add(Change change)
    {
        _changes.Add(change);
        Board = BoardBuilder.Apply(Board, [change], NowUtc);
    }
}
