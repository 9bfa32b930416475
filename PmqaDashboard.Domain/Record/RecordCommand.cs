using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;

namespace PmqaDashboard.Domain.Record;

/// <summary>
/// Something that somebody wants to do to the official record. Each command is its own use case: it checks who may do it and whether
/// it can be done, and says what the journal is to hold.
/// </summary>
public abstract record RecordCommand
{
    /// <summary>Most characters of a remark or a reason.</summary>
    public const int MaxWords = 2000;

    /// <summary>Decides. Pure: the same Board and person give the same answer.</summary>
    /// <param name="board">The Board as the journal stands in the transaction that will save.</param>
    /// <param name="person">The person as the account's record says in that transaction.</param>
    public abstract RecordDecision Decide(Board board, Person person);
}

/// <summary>What a command comes to.</summary>
public abstract record RecordDecision
{
    private RecordDecision()
    {
    }

    /// <summary>It is refused; nothing is saved.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Detail">What exactly, such as ids of steps with a comma between them; never words for a person.</param>
    public sealed record Refused(RecordRefusal Reason, string? Detail = null) : RecordDecision;

    /// <summary>It is done by adding changes; by none when everything is already so.</summary>
    /// <param name="Changes">What the journal takes in, in order.</param>
    public sealed record Made(ImmutableArray<NewChange> Changes) : RecordDecision;

    /// <summary>It is refused.</summary>
    public static implicit operator RecordDecision(RecordRefusal reason) => new Refused(reason);

    /// <summary>It is done by one change.</summary>
    public static implicit operator RecordDecision(NewChange change) => new Made([change]);
}

/// <summary>A change that is to be added to the journal.</summary>
/// <param name="Kind">What it does.</param>
public sealed record NewChange(ChangeKind Kind)
{
    /// <summary>The step, or null.</summary>
    public string? StepId { get; init; }

    /// <summary>The unit, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Months of the round, or null.</summary>
    public int? Round { get; init; }

    /// <summary>Id of what it is about, at most <see cref="Change.MaxSubject"/> characters, or null.</summary>
    public string? Subject { get; init; }

    /// <summary>% or baht before, at most two decimal places.</summary>
    public decimal? Before { get; init; }

    /// <summary>% or baht after, at most two decimal places.</summary>
    public decimal? After { get; init; }

    /// <summary>The whole new state of what was set, by <see cref="RecordJson"/>.</summary>
    public string? Data { get; init; }

    /// <summary>The row of the journal.</summary>
    /// <param name="sequence">Its sequence.</param>
    /// <param name="atUtc">When it is made.</param>
    /// <param name="person">Who makes it.</param>
    public Change At(long sequence, DateTime atUtc, Person person) =>
        new(sequence, atUtc, Kind, StepId, Unit, person.AccountId, person.Name, null, Before, After) { Round = Round, Subject = Subject, Data = Data };
}

/// <summary>What became of a command.</summary>
public abstract record RecordOutcome
{
    private RecordOutcome()
    {
    }

    /// <summary>Saved and durable.</summary>
    /// <param name="Sequence">Sequence of the last change that was added; 0 when everything was already so.</param>
    public sealed record Saved(long Sequence) : RecordOutcome;

    /// <summary>Refused; nothing was saved.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Detail">What exactly, or null.</param>
    public sealed record Refused(RecordRefusal Reason, string? Detail = null) : RecordOutcome;
}

/// <summary>Keeps the official record. Every call checks on its own, from the account's record, whether the person may do it.</summary>
public interface IRecordKeeping
{
    /// <summary>Carries a command out; returns after the commit.</summary>
    Task<RecordOutcome> SaveAsync(string accountId, RecordCommand command, CancellationToken cancellationToken);
}
