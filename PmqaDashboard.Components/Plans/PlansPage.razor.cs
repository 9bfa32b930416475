using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using PmqaDashboard.Components.Charts;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Components.Plans;

/// <summary>All plans. What is looked for stands in the address.</summary>
public sealed partial class PlansPage : BoardPage
{
    // A long list that few ask for is neither sent nor worked out before somebody does.
    private bool _asksWhatMustMove;

    /// <summary>Most plans on a page of the list.</summary>
    public const int PerPage = 50;

    private IReadOnlyList<PlanHit> _hits = [];
    private IReadOnlyList<CurveSeries> _curves = [];
    private (Board?, PlanFilter?) _found;
    private CurveSlice? _drawn;
    private (PlanBook? Book, Dictionary<int, int> Findings) _counted = (null, []);

    /// <summary>Category looked for.</summary>
    [SupplyParameterFromQuery(Name = "category")] public int? Category { get; set; }

    /// <summary>Status looked for.</summary>
    [SupplyParameterFromQuery(Name = "status")] public string? Status { get; set; }

    /// <summary>Unit looked for.</summary>
    [SupplyParameterFromQuery(Name = "unit")] public string? Unit { get; set; }

    /// <summary>Words looked for.</summary>
    [SupplyParameterFromQuery(Name = "q")] public string? Words { get; set; }

    /// <summary>Page of the list, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")] public int? Page { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    private PlanFilter Filter { get; set; } = new();

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        Filter = PlanFilter.Read(Category, Status, Unit, Words);
        Find();
    }

    /// <inheritdoc />
    protected override void BoardChanged() => Find();

    private int Pages => Math.Max(1, (_hits.Count + PerPage - 1) / PerPage);

    private int At => Math.Clamp(Page ?? 1, 1, Pages);

    private string AddressOf(int page) => page == 1
        ? Filter.Address
        : $"{Filter.Address}{(Filter.IsEmpty ? '?' : '&')}page={page.ToString(CultureInfo.InvariantCulture)}";

    private void Find()
    {
        if (Board is not { } board || _found == (board, Filter))
            return;

        _found = (board, Filter);
        // What was found again keeps its list, so that its card can tell that nothing differs.
        var before = _hits.ToDictionary(h => h.Plan.Number);
        _hits = [.. PlanSearch.Find(board, Filter).Select(h =>
            before.TryGetValue(h.Plan.Number, out var old) && old.Hits.SequenceEqual(h.Hits) ? h with { Hits = old.Hits } : h)];
        if (!ReferenceEquals(_drawn, board.Curve))
        {
            // Nothing reported is not 0 %: there is no such curve yet, and no pace for a forecast.
            bool ever = board.Agency.Figures.EverReported;
            _drawn = board.Curve;
            _curves =
            [
                new CurveSeries(CurveKind.Planned, Show["Plans.PlannedCurve"], PlannedWithToday(board)),
                new CurveSeries(CurveKind.Reported, Show["Plans.Actual"], ever ? board.Curve.Reported : []),
                new CurveSeries(CurveKind.Forecast, Show["Plans.Forecast"], ever ? board.Curve.Forecast : []),
            ];
        }
    }

    // The curve is sampled by the week; today's planned % is known and belongs beside what is reported today.
    private static ImmutableArray<CurvePoint> PlannedWithToday(Board board) =>
        board.Agency.Figures.Planned is { } planned && !board.Curve.Planned.Any(p => p.Day == board.Day)
            ? [.. board.Curve.Planned.Append(new CurvePoint(board.Day, planned)).OrderBy(p => p.Day)]
            : board.Curve.Planned;

    // Choices are steps back and forth; letters of a word are not.
    private void Choose(string? unit) => Go(Filter with { Unit = string.IsNullOrEmpty(unit) ? null : unit }, replace: false);

    private void Type(string? words) => Go(Filter with { Words = words?.Trim() ?? "" }, replace: Filter.Words.Length > 0);

    private void Go(PlanFilter filter, bool replace)
    {
        if (filter != Filter)
            Navigation.NavigateTo(OnDay(filter.Address), replace: replace);
    }

    private IEnumerable<FilterChip> Categories(Board board) =>
        board.Categories.Select(c => c.Category).Select(c => new FilterChip(
            $"{Show.Number(c.Number)} {c.Code}", (Filter with { Category = c.Number }).Address, Filter.Category == c.Number,
            board.Book.Plans.Count(p => p.Category == c.Number)))
        .Prepend(new FilterChip(Show["Plans.All"], (Filter with { Category = null }).Address, Filter.Category is null, board.Plans.Length));

    private IEnumerable<FilterChip> Statuses(Board board) => FilterChip.ForStatuses(
        Show, [.. board.Plans.Select(p => p.Figures.Status)], Filter.Status, s => (Filter with { Status = s }).Address);

    private string UnitName(string? code) => Board?.Book.FindUnit(code) is { } unit ? Show.Name(unit) : Show["Plans.AllUnits"];

    private int FindingsOf(Plan plan)
    {
        if (!ReferenceEquals(_counted.Book, Board!.Book))
            _counted = (Board.Book, []);

        if (!_counted.Findings.TryGetValue(plan.Number, out int count))
            _counted.Findings.Add(plan.Number, count = Findings.Of(plan, Board.Book.Agency).Count);

        return count;
    }

    private Task ExplainAsync(FigureKind kind) => ExplanationDialog.ShowAsync(
        Dialogs, $"{Show[kind.TextKey()]} · {Show.Name(Board!.Book.Agency)}",
        kind.Measure() is { } measure ? Explanations.OfAgency(Board, measure) : Explanations.OfForecast(Board), Board.Book);
}
