using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Budgets;

/// <summary>The secretariat sets what is planned at a place.</summary>
/// <param name="Place">Id of the place.</param>
/// <param name="Planned">Baht with at most two decimal places; null takes the amount away.</param>
public sealed record SetBudget(string Place, decimal? Planned) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (person.Role != Role.Secretariat)
            return RecordRefusal.Forbidden;

        if (BudgetPlace.Find(board.Book, Place) is not { } place)
            return RecordRefusal.UnknownPlace;

        if (Planned is { } amount && !BudgetRule.IsAmount(amount))
            return RecordRefusal.ValueInvalid;

        decimal? before = board.Record.Budget.At(place.Id).Planned;
        return before == Planned
            ? new RecordDecision.Made([])
            : new NewChange(ChangeKind.BudgetSet)
            {
                Subject = place.Id,
                Before = before,
                After = Planned,
                Data = RecordJson.Write(new PlannedData(Planned)),
            };
    }
}

/// <summary>
/// Somebody says what is disbursed so far at a place: the secretariat, the units responsible for a step, or for a plan and an activity the
/// plan's working team. More than planned, an amount where nothing is planned, and less than was said before need a remark.
/// </summary>
/// <param name="Place">Id of the place.</param>
/// <param name="Amount">All that is disbursed so far, in baht with at most two decimal places.</param>
/// <param name="Remark">What is to be said about it.</param>
public sealed record Disburse(string Place, decimal Amount, string? Remark) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (BudgetPlace.Find(board.Book, Place) is not { } place)
            return person.Role is Role.Viewer or Role.Committee ? RecordRefusal.Forbidden : RecordRefusal.UnknownPlace;

        if (!BudgetRule.MayDisburse(person, place))
            return RecordRefusal.Forbidden;

        if (!BudgetRule.IsAmount(Amount))
            return RecordRefusal.ValueInvalid;

        var own = board.Record.Budget.At(place.Id);
        string? remark = Words.Clean(Remark);
        if (remark?.Length > MaxWords)
            return RecordRefusal.TextTooLong;

        if (remark is null && (Amount > BudgetRule.Limit(board, place) || Amount < own.Disbursed))
            return RecordRefusal.RemarkNeeded;

        return (own.Disbursed, own.Remark) == (Amount, remark)
            ? new RecordDecision.Made([])
            : new NewChange(ChangeKind.Disbursed)
            {
                Subject = place.Id,
                Unit = person.Unit,
                Before = own.Disbursed,
                After = Amount,
                Data = RecordJson.Write(new DisbursedData(Amount, remark)),
            };
    }
}

/// <summary>What the commands on budgets have in common, and what a screen asks before it offers them.</summary>
public static class BudgetRule
{
    /// <summary>Whether an amount can be given: 0 to <see cref="BudgetBook.Most"/> with at most two decimal places.</summary>
    public static bool IsAmount(decimal amount) => amount is >= 0 and <= BudgetBook.Most && decimal.Round(amount, 2) == amount;

    /// <summary>Whether a person may say what is disbursed at a place.</summary>
    public static bool MayDisburse(Person person, BudgetPlace place) => person.Role switch
    {
        Role.Secretariat => true,
        Role.WorkingTeam or Role.FocalPoint => person.Unit is { } unit && place.Units.Contains(unit),
        Role.Viewer or Role.Committee => false,
    };

    /// <summary>Up to what a disbursement needs no remark: what counts as planned at the place, or else at the nearest place above; 0 when nothing does.</summary>
    public static decimal Limit(Board board, BudgetPlace place)
    {
        var budget = board.Record.Budget;
        return BudgetSheet.Of(board.Book, budget, place).Planned
            ?? place.Above(board.Book).Select(a => budget.At(a.Id).Planned).FirstOrDefault(p => p is not null)
            ?? 0;
    }
}
