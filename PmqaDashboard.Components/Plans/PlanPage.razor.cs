using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;
using PmqaDashboard.Components.Budgets;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Budgets;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Components.Plans;

/// <summary>One plan: header, figures, month grid, findings; a step stands open beside the grid when the address names it.</summary>
public sealed partial class PlanPage : BoardPage, IAsyncDisposable
{
    private ElementReference _page;
    private IJSObjectReference? _module;
    private StepPanel? _panel;
    private HashSet<string>? _visible;
    private string? _focusedStep;

    /// <summary>Number of the plan.</summary>
    [Parameter] public int Number { get; set; }

    /// <summary>Id of the step that stands open.</summary>
    [SupplyParameterFromQuery(Name = "step")] public string? StepId { get; set; }

    /// <summary>Status of the steps to be shown.</summary>
    [SupplyParameterFromQuery(Name = "filter")] public string? StatusName { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private IDialogService Dialogs { get; set; } = default!;

    [Inject] private IJSRuntime Script { get; set; } = default!;

    private PlanView? View { get; set; }

    private PlanSlice? Slice { get; set; }

    private PlacedStep? Opened { get; set; }

    private ProgressStatus? Status { get; set; }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone.
        }
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        Status = StatusNames.Read(StatusName);
        LookUp();
    }

    /// <inheritdoc />
    protected override void BoardChanged() => LookUp();

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (View is null)
            return;

        try
        {
            if (_module is null)
            {
                _module = await Script.InvokeAsync<IJSObjectReference>("import", "./_content/PmqaDashboard.Components/Plans/PlanPage.razor.js");
                await _module.InvokeVoidAsync("fit", _page);
            }

            // Focus goes into the panel when a step is opened, and back to the step's row when it is closed.
            string? now = Opened?.Step.Id;
            if (now != _focusedStep)
            {
                string? before = _focusedStep;
                _focusedStep = now;
                await _module.InvokeVoidAsync(now is null ? "close" : "open", now ?? before);
            }
        }
        catch (Exception error) when (error is JSDisconnectedException or OperationCanceledException)
        {
            // The page was left meanwhile.
        }
    }

    private void LookUp()
    {
        var board = Board;
        var plan = board?.Book.FindPlan(Number);
        if (board is null || plan is null)
        {
            (View, Slice, Opened) = (null, null, null);
            return;
        }

        if (View?.Plan != plan || View.Book != board.Book)
            View = new PlanView(board.Book, plan, Findings.Of(plan, board.Book.Agency));

        Slice = board.Plans.First(p => p.Number == Number);
        Opened = StepId is not null && board.Book.FindStep(StepId) is { } step && step.Plan == plan ? step : null;
        _visible = Status is { } status ? Matching(board, View, status) : null;
    }

    /// <summary>The leaves with a status, the steps above them, so that they stand where they belong, and the step that is open.</summary>
    private HashSet<string> Matching(Board board, PlanView view, ProgressStatus status)
    {
        var ids = new HashSet<string>();
        foreach (var row in view.Rows.Where(r => r.Id == Opened?.Step.Id || (r.IsLeaf && board.Step(r.Id).Figures.Status == status)))
        {
            for (string? id = row.Id; id is not null; id = board.Book.Step(id).Parent)
                ids.Add(id);
        }

        return ids;
    }

    private IEnumerable<FilterChip> StatusChips(Board board) => FilterChip.ForStatuses(
        Show, [.. View!.Rows.Where(r => r.IsLeaf).Select(r => board.Step(r.Id).Figures.Status)], Status, s => Address(Opened?.Step.Id, s));

    private string Address(string? step) => Address(step, Status);

    private string Address(string? step, ProgressStatus? status)
    {
        string[] parts = [.. new[] { step is null ? null : "step=" + step, status is { } s ? "filter=" + StatusNames.Of(s) : null }.OfType<string>()];
        return parts.Length == 0 ? $"/plans/{Number}" : $"/plans/{Number}?{string.Join('&', parts)}";
    }

    // An open step would cover them.
    private string FindingsAddress => Address(null) + "#findings";

    /// <summary>Address of the row before or after the open step, or null at the end.</summary>
    private string? Beside(int offset)
    {
        List<RowView> rows = [.. View!.Rows.Where(r => _visible is null || _visible.Contains(r.Id))];
        int at = rows.FindIndex(r => r.Id == Opened?.Step.Id) + offset;
        return at >= 0 && at < rows.Count ? Address(rows[at].Id) : null;
    }

    private Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
            Navigation.NavigateTo(OnDay(Address(null)));

        return Task.CompletedTask;
    }

    private Task ExplainAsync(FigureKind kind) => ExplanationDialog.ShowAsync(
        Dialogs, $"{Show[kind.TextKey()]} · {Show.Text("Plans.PlanNumber", Number)}",
        kind.Measure() is { } measure ? Explanations.OfPlan(Board!, Number, measure) : Explanations.OfForecast(Board!, Number), View!.Book);

    private Category Category(Board board) => board.Book.Agency.Categories.First(c => c.Number == View!.Plan.Category);

    private string Disbursed(Board board, Plan plan) => BudgetSheet.Of(board.Book, board.Record.Budget, BudgetPlace.Of(plan)) switch
    {
        { Disbursed: { } disbursed, Percent: { } percent } => Show.Text("Budget.PlanDisbursedOf", Show.Baht(disbursed), percent),
        { Disbursed: { } disbursed } => Show.Text("Budget.PlanDisbursed", Show.Baht(disbursed)),
        { Own.Planned: null, PlannedBelow: { } below } => Show.Text("Budget.PlanOfSteps", Show.Baht(below)),
        _ => Show["Budget.NothingDisbursed"],
    };

    private string Rest(LeafCounts leaves) => string.Join(" · ", new[]
    {
        leaves.NeverReported > 0 ? Show.Text("Plans.NeverReportedCount", leaves.NeverReported) : null,
        leaves.WithoutWindow > 0 ? Show.Text("Plans.WithoutWindowCount", leaves.WithoutWindow) : null,
        leaves.Deferred > 0 ? Show.Text("Plans.DeferredCount", leaves.Deferred) : null,
    }.OfType<string>());
}
