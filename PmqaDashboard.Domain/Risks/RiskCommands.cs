using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Risks;

/// <summary>Somebody enters a risk, or mends one: the secretariat any, a unit its own.</summary>
/// <param name="Risk">The whole risk; one with an empty id is added.</param>
/// <param name="Seen">Version of the risk that was mended, see <see cref="RiskEntry.Version"/>; 0 for a new one.</param>
public sealed record SetRisk(Risk Risk, long Seen) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        var book = board.Record.Risks;
        var known = book.Find(Risk.Id);
        if (!RiskRule.MayKeep(person, Risk.Owner) || (known is not null && !RiskRule.MayKeep(person, known.Risk.Owner)))
            return RecordRefusal.Forbidden;

        if (known is null && Risk.Id.Length > 0)
            return RecordRefusal.UnknownRisk;

        if (known is not null && known.Version != Seen)
            return RecordRefusal.Overtaken;

        var (title, cause, measures) = (Words.Clean(Risk.Title)?.ReplaceLineEndings(" "), Words.Clean(Risk.Cause), Words.Clean(Risk.Measures));
        if (title is null)
            return RecordRefusal.NameNeeded;

        if (title.Length > Risk.MaxTitle || cause?.Length > MaxWords || measures?.Length > MaxWords)
            return RecordRefusal.TextTooLong;

        if (!Risk.Rating.IsValid)
            return RecordRefusal.ValueInvalid;

        if (Risk.Owner is { } owner && board.Book.FindUnit(owner) is null)
            return RecordRefusal.UnknownUnit;

        string[] asked = Risk.Steps.IsDefault ? [] : [.. Risk.Steps.Distinct()];
        if (asked.FirstOrDefault(s => board.Book.FindStep(s) is null) is { } unknown)
            return new RecordDecision.Refused(RecordRefusal.UnknownStep, unknown);

        if (asked.Length > Risk.MaxSteps)
            return RecordRefusal.TooMany;

        var steps = asked.OrderBy(s => board.Book.FindStep(s)!.Position);
        var risk = Risk with { Id = known?.Risk.Id ?? $"r{book.Risks.Length + 1}", Title = title, Cause = cause, Measures = measures, Steps = [.. steps] };
        return risk == known?.Risk
            ? new RecordDecision.Made([])
            : new NewChange(ChangeKind.RiskSet) { Subject = risk.Id, Unit = risk.Owner, Data = RecordJson.Write(risk) };
    }
}

/// <summary>Somebody who answers for a risk has looked at it again.</summary>
/// <param name="Id">The risk.</param>
/// <param name="Rating">The rating now.</param>
/// <param name="Said">What was done and seen; needed.</param>
/// <param name="Close">Whether nothing is to be watched any more.</param>
public sealed record FollowRisk(string Id, RiskRating Rating, string? Said, bool Close) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person)
    {
        if (board.Record.Risks.Find(Id) is not { } entry)
            return person.Role is Role.Viewer or Role.Committee ? RecordRefusal.Forbidden : RecordRefusal.UnknownRisk;

        if (!RiskRule.MayKeep(person, entry.Risk.Owner))
            return RecordRefusal.Forbidden;

        if (!Rating.IsValid)
            return RecordRefusal.ValueInvalid;

        return Words.Clean(Said) switch
        {
            null => RecordRefusal.RemarkNeeded,
            { Length: > MaxWords } => RecordRefusal.TextTooLong,
            var said => new NewChange(ChangeKind.RiskFollowed)
            {
                Subject = Id,
                Unit = entry.Risk.Owner,
                Data = RecordJson.Write(new RiskFollowedData(Rating, said, Close)),
            },
        };
    }
}

/// <summary>The secretariat says what counts as grave.</summary>
/// <param name="Scale">From which score on.</param>
public sealed record SetRiskScale(RiskScale Scale) : RecordCommand
{
    /// <inheritdoc />
    public override RecordDecision Decide(Board board, Person person) =>
        person.Role != Role.Secretariat ? RecordRefusal.Forbidden
        : !Scale.IsValid ? RecordRefusal.ValueInvalid
        : Scale == board.Record.Risks.Scale ? new RecordDecision.Made([])
        : new NewChange(ChangeKind.RiskScaleSet) { Data = RecordJson.Write(Scale) };
}

/// <summary>Who may do what with risks: what the commands check, and what a screen asks before it offers them.</summary>
public static class RiskRule
{
    /// <summary>Whether a person may enter, mend and follow up a risk of an owner.</summary>
    /// <param name="person">The person.</param>
    /// <param name="owner">Unit that answers for it; null for the secretariat.</param>
    public static bool MayKeep(Person person, string? owner) => person.MayReportFor(owner);

    /// <summary>Whether a person may enter any risk at all.</summary>
    public static bool MayAdd(Person person) => person.Role == Role.Secretariat || person.MayReportFor(person.Unit);
}
