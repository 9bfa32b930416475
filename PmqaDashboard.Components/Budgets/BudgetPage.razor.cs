using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PmqaDashboard.Components.Plans;
using PmqaDashboard.Domain.Budgets;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Components.Budgets;

/// <summary>Budgets of plans, activities and steps; a place stands open beside the tree when the address names it.</summary>
public sealed partial class BudgetPage : BoardPage
{
    private readonly HashSet<string> _toggled = [];
    private (PlanBook? Book, BudgetBook? Budget) _of;

    /// <summary>Id of the place that stands open.</summary>
    [SupplyParameterFromQuery(Name = "place")] public string? PlaceId { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private BudgetSheet? Sheet { get; set; }

    private BudgetLine? Opened { get; set; }

    /// <inheritdoc />
    protected override void OnParametersSet() => LookUp();

    /// <inheritdoc />
    protected override void BoardChanged() => LookUp();

    private void LookUp()
    {
        if (Board is not { } board)
            return;

        if (_of != (board.Book, board.Record.Budget))
        {
            _of = (board.Book, board.Record.Budget);
            Sheet = BudgetSheet.Of(board.Book, board.Record.Budget);
        }

        Opened = Sheet!.Find(PlaceId);
    }

    private IEnumerable<(BudgetLine Line, int Depth)> Rows(ImmutableArray<BudgetLine> lines, int depth) =>
        lines.SelectMany(l => IsOpen(l) ? Rows(l.Below, depth + 1).Prepend((l, depth)) : [(l, depth)]);

    // What holds an amount below, or what was asked for, is in sight from the start.
    private bool IsOpen(BudgetLine line) =>
        line.Below.Length > 0
        && (line.PlannedBelow is not null || line.DisbursedBelow is not null || HoldsOpened(line)) != _toggled.Contains(line.Place.Id);

    private bool HoldsOpened(BudgetLine line) =>
        Opened is { } opened && opened != line && opened.Place.Id.StartsWith(line.Place.Id, StringComparison.Ordinal)
        && opened.Place.Id[line.Place.Id.Length..] is ['-' or '.', ..];

    private void Toggle(BudgetLine line)
    {
        if (!_toggled.Remove(line.Place.Id))
            _toggled.Add(line.Place.Id);
    }

    private void CloseOnEscape(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
            Navigation.NavigateTo(OnDay("/budget"));
    }
}
