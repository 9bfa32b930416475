using System.Collections.Immutable;
using System.Globalization;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Rounds;

/// <summary>The year's follow-up rounds, what units have submitted for them, and what became of it in review. Immutable.</summary>
public sealed record RoundBook
{
    private readonly PlanBook _book;

    private RoundBook(PlanBook book) => _book = book;

    /// <summary>Rounds in order of their months.</summary>
    public ImmutableArray<FollowUpRound> Rounds { get; private init; } = [];

    /// <summary>Who may review beside the working teams.</summary>
    public ImmutableArray<StandIn> StandIns { get; private init; } = [];

    /// <summary>The last act of the secretariat on each round, by months.</summary>
    public ImmutableDictionary<int, RoundAct> Acts { get; private init; } = ImmutableDictionary<int, RoundAct>.Empty;

    /// <summary>What is accepted in review: of each share the line of the latest round that was accepted.</summary>
    public ProgressState Certified { get; private init; } = null!;

    /// <summary>All reports that were ever submitted.</summary>
    public IEnumerable<RoundReport> Reports => ByUnit.Values;

    private ImmutableDictionary<(int Months, string? Unit), RoundReport> ByUnit { get; init; } =
        ImmutableDictionary<(int, string?), RoundReport>.Empty;

    /// <summary>Before the first change: the rounds as the plans have them.</summary>
    public static RoundBook Begin(PlanBook book) =>
        new(book) { Rounds = [.. book.Agency.Rounds], Certified = new ProgressState(book) };

    /// <summary>The round, or null.</summary>
    public FollowUpRound? Find(int months) => Rounds.FirstOrDefault(r => r.Months == months);

    /// <summary>A unit's report of a round, or null before it was first submitted.</summary>
    public RoundReport? Report(int months, string? unit) => ByUnit.GetValueOrDefault((months, unit));

    /// <summary>
    /// Whether a round takes reports on a day. It opens and closes by its dates; an act of the secretariat counts from its day on, until
    /// a date that comes after it.
    /// </summary>
    public RoundPhase Phase(FollowUpRound round, DateOnly day)
    {
        var act = Acts.GetValueOrDefault(round.Months);
        var acted = act is null ? DateOnly.MinValue : FiscalClock.DayOf(act.AtUtc);
        if (round.Closes is { } closes && closes < day)
            return act is { Opened: true } && acted > closes ? RoundPhase.Open : RoundPhase.Closed;

        if (round.Opens <= day && acted < round.Opens)
            return RoundPhase.Open;

        return act is null ? RoundPhase.Scheduled : act.Opened ? RoundPhase.Open : RoundPhase.Closed;
    }

    /// <summary>Whether a person may review lines of a category: its working team, a stand-in, or the secretariat.</summary>
    public bool MayReview(Person person, int category) =>
        person.Role == Role.Secretariat
        || (person.Role == Role.WorkingTeam && _book.Plans.Any(p => p.Category == category && p.WorkingTeamUnit == person.Unit))
        || StandIns.Any(s => s.Category == category && s.AccountId == person.AccountId);

    /// <summary>The book after a change; the same when the change does not touch it.</summary>
    public RoundBook With(Change change) => change.Kind switch
    {
        ChangeKind.RoundSet => Set(RecordJson.Read<FollowUpRound>(change.Data)),
        ChangeKind.RoundOpened or ChangeKind.RoundClosed when change.Round is { } round && Find(round) is not null =>
            this with { Acts = Acts.SetItem(round, new RoundAct(change.Kind == ChangeKind.RoundOpened, change.AtUtc)) },
        ChangeKind.RoundSubmitted when RecordJson.Read<SubmittedData>(change.Data) is { } data => Submitted(change, data),
        ChangeKind.LineAccepted => Decided(change, LineState.Accepted),
        ChangeKind.LineReturned => Decided(change, LineState.Returned),
        ChangeKind.RoundCertified => WithReport(change, r => r with { CertifiedAtUtc = change.AtUtc, CertifiedBy = change.AccountName }),
        ChangeKind.RoundReopened => WithReport(change, r => r with
        {
            CertifiedAtUtc = null,
            CertifiedBy = null,
            ReopenReason = RecordJson.Read<ReopenData>(change.Data)?.Reason,
        }),
        ChangeKind.StandInSet => WithStandIn(change),
        _ => this,
    };

    private RoundBook Set(FollowUpRound? round) => round is null ? this : this with
    {
        Rounds = [.. Rounds.Where(r => r.Months != round.Months).Append(round).OrderBy(r => r.Months)],
    };

    private RoundBook Submitted(Change change, SubmittedData data)
    {
        if (change.Round is not { } months || data.Lines.IsDefault)
            return this;

        var before = Report(months, change.Unit);
        var lines = (before?.Lines ?? ImmutableSortedDictionary.Create<string, RoundLine>(StringComparer.Ordinal)).SetItems(data.Lines.Select(l =>
            KeyValuePair.Create(l.Step, new RoundLine(l.Step, l.Report, l.Percent, LineState.Submitted, null, change.AccountName, change.AtUtc))));
        var report = new RoundReport(
            months, change.Unit, lines, before?.FirstSubmittedAtUtc ?? change.AtUtc, before?.IsLate ?? data.Late, change.AtUtc, change.AccountName, data.Explanation)
        {
            ReopenReason = before?.ReopenReason,
        };
        return Keep(report, data.Lines.Select(l => l.Step));
    }

    private RoundBook Decided(Change change, LineState state)
    {
        var data = RecordJson.Read<DecisionData>(change.Data);
        return change is { Round: { } months, StepId: { } step } && Report(months, change.Unit) is { } report && report.Lines.TryGetValue(step, out var line)
            ? Keep(
                report with
                {
                    Lines = report.Lines.SetItem(step, line with { State = state, Remark = data?.Remark, By = change.AccountName, AtUtc = change.AtUtc }),
                },
                [step])
            : this;
    }

    private RoundBook WithReport(Change change, Func<RoundReport, RoundReport> edit) =>
        change.Round is { } months && Report(months, change.Unit) is { } report
            ? this with { ByUnit = ByUnit.SetItem((months, change.Unit), edit(report)) }
            : this;

    private RoundBook WithStandIn(Change change)
    {
        if (RecordJson.Read<StandInData>(change.Data) is not { } data
            || !int.TryParse(change.Subject, NumberStyles.None, CultureInfo.InvariantCulture, out int category))
        {
            return this;
        }

        var others = StandIns.RemoveAll(s => s.Category == category && s.AccountId == data.Account);
        return this with { StandIns = data.On ? others.Add(new StandIn(category, data.Account, data.Name)) : others };
    }

    private RoundBook Keep(RoundReport report, IEnumerable<string> steps)
    {
        var kept = this with { ByUnit = ByUnit.SetItem((report.Months, report.Unit), report) };
        var certified = steps.Aggregate(Certified, (state, step) => state.Put(step, report.Unit, kept.AcceptedOf(step, report.Unit)));
        return kept with { Certified = certified };
    }

    private StandingReport? AcceptedOf(string step, string? unit) => Rounds
        .Select(r => Report(r.Months, unit)?.Lines.GetValueOrDefault(step))
        .Where(l => l is { State: LineState.Accepted })
        .Select(l => new StandingReport(l!.Percent, l.ReportId, l.AtUtc))
        .LastOrDefault();
}
