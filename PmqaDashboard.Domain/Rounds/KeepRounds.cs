using System.Globalization;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Rounds;

/// <summary>The secretariat sets a round's dates and what it covers, or adds a round.</summary>
/// <param name="Round">The round as it is to be.</param>
public sealed record SetRound(FollowUpRound Round) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (person.Role != Role.Secretariat)
            return RecordRefusal.Forbidden;

        if (Round.Months is < 1 or > 12)
            return RecordRefusal.UnknownRound;

        bool inOrder = Round.Opens <= Round.Due && Round.Due <= (Round.Closes ?? Round.Due)
            && board.Book.Agency.Year.Contains(Round.CumulativeTo) && board.Book.Agency.Year.Contains(Round.Opens)
            && Round.Due >= Round.CumulativeTo.AddMonths(-1);
        if (!inOrder)
            return RecordRefusal.DatesInvalid;

        if (Round.Covers?.FirstOrDefault(id => !IsPlace(board.Book, id)) is { } unknown)
            return new RecordDecision.Refused(RecordRefusal.UnknownStep, unknown);

        return Round == board.Record.Rounds.Find(Round.Months)
            ? new RecordDecision.Made([])
            : new NewChange(ChangeKind.RoundSet) { Round = Round.Months, Data = RecordJson.Write(Round) };
    }

    private static bool IsPlace(PlanBook book, string id) => book.Leaves.Any(l => l.Step.Id == id
        || (l.Step.Id.StartsWith(id, StringComparison.Ordinal) && id.Length > 0 && l.Step.Id[id.Length] is '-' or '.'));
}

/// <summary>The secretariat opens a round before its day, or again.</summary>
/// <param name="Months">The round.</param>
public sealed record OpenRound(int Months) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person) => RoundActRule.Decide(board, person, Months, open: true);
}

/// <summary>The secretariat closes a round: reports that are not in are no longer taken.</summary>
/// <param name="Months">The round.</param>
public sealed record CloseRound(int Months) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person) => RoundActRule.Decide(board, person, Months, open: false);
}

/// <summary>The secretariat names somebody who may review a category beside its working team, or dismisses them.</summary>
/// <param name="Category">Number of the category.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Name">Name shown for it.</param>
/// <param name="On">Named, or dismissed.</param>
public sealed record SetStandIn(int Category, string AccountId, string Name, bool On) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (person.Role != Role.Secretariat)
            return RecordRefusal.Forbidden;

        if (board.Book.Plans.All(p => p.Category != Category) || AccountId.Length == 0)
            return RecordRefusal.ValueInvalid;

        return board.Record.Rounds.StandIns.Any(s => s.Category == Category && s.AccountId == AccountId) == On
            ? new RecordDecision.Made([])
            : new NewChange(ChangeKind.StandInSet)
            {
                Subject = Category.ToString(CultureInfo.InvariantCulture),
                Data = RecordJson.Write(new StandInData(AccountId, Name, On)),
            };
    }
}

/// <summary>What opening and closing have in common.</summary>
internal static class RoundActRule
{
    public static RecordDecision Decide(Board board, Person person, int months, bool open)
    {
        if (person.Role != Role.Secretariat)
            return RecordRefusal.Forbidden;

        if (board.Record.Rounds.Find(months) is not { } round)
            return RecordRefusal.UnknownRound;

        return (board.Record.Rounds.Phase(round, board.Day) == RoundPhase.Open) == open
            ? new RecordDecision.Made([])
            : new NewChange(open ? ChangeKind.RoundOpened : ChangeKind.RoundClosed) { Round = months };
    }
}
