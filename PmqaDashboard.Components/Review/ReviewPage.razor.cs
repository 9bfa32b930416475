using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Plans;
using PmqaDashboard.Components.Rounds;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Components.Review;

/// <summary>
/// Where working teams, their stand-ins and the secretariat decide on what units have submitted. What is asked for stands in the
/// address. A line that was decided on stays where it is until other lines are asked for: nothing runs away from under the finger.
/// </summary>
public sealed partial class ReviewPage : BoardPage
{
    private ImmutableArray<UnitReview> _reviews = [];
    private ImmutableHashSet<string> _listed = [];
    private (int? Round, string? Unit, ReviewFilter Filter) _listedFor;
    private string? _first;
    private int? _firstRound;
    private bool _isReviewer;

    /// <inheritdoc />
    protected override bool LooksBack => false;

    /// <summary>Who is signed in, or null.</summary>
    [CascadingParameter] public Person? Person { get; set; }

    /// <summary>Months of the round.</summary>
    [SupplyParameterFromQuery(Name = "round")] public string? RoundQuery { get; set; }

    /// <summary>The unit.</summary>
    [SupplyParameterFromQuery(Name = "unit")] public string? UnitQuery { get; set; }

    /// <summary>Which lines.</summary>
    [SupplyParameterFromQuery(Name = "show")] public string? ShowQuery { get; set; }

    [Inject] private Surroundings Surroundings { get; set; } = default!;

    private ReviewQuery Query { get; set; } = new(null, null, ReviewFilter.Waiting);

    private FollowUpRound? Round { get; set; }

    private UnitReview? Chosen { get; set; }

    private ImmutableArray<UnitReview> Wanted => [.. _reviews.Where(r => Query.Wants(r, Person!))];

    private ImmutableArray<string?> Ready => [.. _reviews.Where(r => r.Report.State == RoundReportState.Accepted).Select(r => r.Unit)];

    /// <summary>Address of the next unit with something to do after the chosen one, around the end; null when there is none.</summary>
    private string? NextUnit
    {
        get
        {
            int at = _reviews.IndexOf(Chosen!);
            return _reviews.Skip(at + 1).Concat(_reviews.Take(at)).FirstOrDefault(r => r.Waiting > 0) is { } next
                ? (Query with { Unit = ReviewQuery.CodeOf(next.Unit) }).Address
                : null;
        }
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        Query = ReviewQuery.Parse(RoundQuery, UnitQuery, ShowQuery);
        Read();
    }

    /// <inheritdoc />
    protected override void BoardChanged() => Read();

    private void Read()
    {
        if (Board is not { } board || Person is null)
            return;

        _isReviewer = ReviewDesk.IsReviewer(board, Person);
        if (!_isReviewer)
            return;

        // The choice that was made for the person stays while the page stands open.
        _firstRound ??= ReviewDesk.FirstRound(board, Person);
        Round = board.Record.Rounds.Find(Query.Round ?? _firstRound ?? 0) ?? board.Record.Rounds.Find(_firstRound ?? 0);
        var before = _reviews.SelectMany(r => r.Lines.Select(l => (r.Unit, Line: l))).ToDictionary(x => (x.Unit, x.Line.Line.StepId), x => x.Line);
        _reviews = Round is null ? [] : [.. ReviewDesk.Of(board, Person, Round.Months).Select(Known)];
        Query = Query with { Round = Round?.Months };
        Choose();
        List();

        // What does not differ keeps its object, so that its part of the page can tell.
        UnitReview Known(UnitReview review) => review with
        {
            Lines = [.. review.Lines.Select(l => before.TryGetValue((review.Unit, l.Line.StepId), out var old) && old == l ? old : l)],
        };
    }

    private void Choose()
    {
        var asked = _reviews.FirstOrDefault(r => ReviewQuery.CodeOf(r.Unit) == (Query.Unit ?? _first));
        Chosen = asked ?? Wanted.FirstOrDefault() ?? _reviews.FirstOrDefault();
        if (Query.Unit is null && Chosen is not null)
            _first = ReviewQuery.CodeOf(Chosen.Unit);
    }

    private void List()
    {
        var now = (Round?.Months, Chosen?.Unit, Query.Filter);
        var wanted = Chosen is null ? [] : Chosen.Lines.Where(Query.Wants).Select(l => l.Line.StepId);
        _listed = _listedFor == now ? _listed.Union(wanted) : [.. wanted];
        _listedFor = now;
    }

    private IEnumerable<FilterChip> RoundChips(Board board) => board.Record.Rounds.Rounds.Select(r => new FilterChip(
        Show.RoundName(r.Months), new ReviewQuery(r.Months, null, Query.Filter).Address, r.Months == Round?.Months,
        ReviewDesk.Of(board, Person!, r.Months).Sum(u => u.Waiting)));

    private IEnumerable<FilterChip> FilterChoices => Enum.GetValues<ReviewFilter>().Select(filter =>
    {
        var query = Query with { Filter = filter };
        return new FilterChip(Show[$"Review.Show{filter}"], query.Address, filter == Query.Filter, _reviews.Sum(r => r.Lines.Count(query.Wants)));
    });
}
