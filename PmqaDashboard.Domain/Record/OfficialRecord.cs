using PmqaDashboard.Domain.Budgets;
using PmqaDashboard.Domain.Criteria;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Domain.Past;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Risks;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Domain.Scenes;
using PmqaDashboard.Domain.Screens;

namespace PmqaDashboard.Domain.Record;

/// <summary>
/// What the change journal says apart from reported progress: rounds and their review, evidence, criteria, budgets, KPIs. Immutable; a
/// book that a change does not touch stays the same object, and so does the record when nothing in it differs.
/// </summary>
public sealed record OfficialRecord
{
    private OfficialRecord()
    {
    }

    /// <summary>Rounds, the reports of units, and their review.</summary>
    public required RoundBook Rounds { get; init; }

    /// <summary>Evidence of steps.</summary>
    public required EvidenceBook Evidence { get; init; }

    /// <summary>Which criteria are passed.</summary>
    public required CriteriaBook Criteria { get; init; }

    /// <summary>What is planned and disbursed.</summary>
    public required BudgetBook Budget { get; init; }

    /// <summary>KPIs, their results and scores.</summary>
    public required KpiBook Kpis { get; init; }

    /// <summary>What the screens on the walls show in turn.</summary>
    public required PlaylistBook Playlists { get; init; }

    /// <summary>The screens that were paired.</summary>
    public required ScreenBook Screens { get; init; }

    /// <summary>Meetings of the committee and what they decided.</summary>
    public required MeetingBook Meetings { get; init; }

    /// <summary>The risk register.</summary>
    public required RiskBook Risks { get; init; }

    /// <summary>The years before this plan.</summary>
    public required PastBook Past { get; init; }

    /// <summary>The record before the first change: what the plans say.</summary>
    public static OfficialRecord Begin(PlanBook book) => new()
    {
        Rounds = RoundBook.Begin(book),
        Evidence = EvidenceBook.Empty,
        Criteria = CriteriaBook.Begin(book),
        Budget = BudgetBook.Begin(book),
        Kpis = KpiBook.Begin(book),
        Playlists = PlaylistBook.Empty,
        Screens = ScreenBook.Empty,
        Meetings = MeetingBook.Empty,
        Risks = RiskBook.Empty,
        Past = PastBook.Empty,
    };

    /// <summary>The record after a change. What cannot be read, or speaks of what the plans do not hold, changes nothing.</summary>
    /// <param name="change">The change.</param>
    public OfficialRecord With(Change change)
    {
        var rounds = Rounds.With(change);
        var evidence = Evidence.With(change);
        var criteria = Criteria.With(change, evidence);
        var budget = Budget.With(change);
        var kpis = Kpis.With(change);
        var playlists = Playlists.With(change);
        var screens = Screens.With(change);
        var meetings = Meetings.With(change);
        var risks = Risks.With(change);
        var past = Past.With(change);
        return ReferenceEquals(rounds, Rounds) && ReferenceEquals(evidence, Evidence) && ReferenceEquals(criteria, Criteria) && ReferenceEquals(budget, Budget) && ReferenceEquals(kpis, Kpis)
            && ReferenceEquals(playlists, Playlists)
            && ReferenceEquals(screens, Screens)
            && ReferenceEquals(meetings, Meetings)
            && ReferenceEquals(risks, Risks)
            && ReferenceEquals(past, Past)
            ? this
            : this with
            {
                Rounds = rounds,
                Evidence = evidence,
                Criteria = criteria,
                Budget = budget,
                Kpis = kpis,
                Playlists = playlists,
                Screens = screens,
                Meetings = meetings,
                Risks = risks,
                Past = past,
            };
    }
}
