using System.Globalization;
using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Plans;
using PmqaDashboard.Domain.Budgets;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Meetings;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Components.Meetings;

/// <summary>What the room looks at. Everything comes from one Board, live or pinned; resolutions alone are always the newest.</summary>
public sealed partial class SpotView : ComponentBase
{
    private PlanView? _view;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>Where the meeting is.</summary>
    [Parameter, EditorRequired] public required RoomState State { get; set; }

    /// <summary>The figures that the room sees.</summary>
    [Parameter, EditorRequired] public required Board Shown { get; set; }

    /// <summary>The newest record of meetings.</summary>
    [Parameter, EditorRequired] public required MeetingBook Record { get; set; }

    /// <summary>The meeting.</summary>
    [Parameter, EditorRequired] public required Meeting Meeting { get; set; }

    /// <summary>Gives the address that selects something.</summary>
    [Parameter, EditorRequired] public required Func<string, string> Select { get; set; }

    /// <summary>A figure was asked about: 1 to 4.</summary>
    [Parameter, EditorRequired] public required Action<int> OnSum { get; set; }

    /// <summary>When the figures were pinned; what was reported later is not shown. Null when they are live.</summary>
    [Parameter] public DateTime? UntilUtc { get; set; }

    private Spot Here => State.Place.Here;

    private Plan? Plan => Here.Kind == SpotKind.Plan ? Shown.Book.FindPlan(Here.Number) : null;

    private PlacedStep? Step => Here.Kind == SpotKind.Step ? Shown.Book.FindStep(Here.Key!) : null;

    private PlacedStep? SelectedStep => Here is { Kind: SpotKind.Plan or SpotKind.Overdue, Selected: { } id } ? Shown.Book.FindStep(id) : null;

    private Figures? Figures => Here.Kind switch
    {
        SpotKind.Agency => Shown.Agency.Figures,
        SpotKind.Category => Shown.Categories.FirstOrDefault(c => c.Category.Number == Here.Number)?.Figures,
        SpotKind.Plan => Shown.Plans.FirstOrDefault(p => p.Number == Here.Number)?.Figures,
        SpotKind.Step when Step is { } step => Shown.Step(step.Step.Id).Figures,
        _ => null,
    };

    private decimal? Forecast => Here.Kind switch
    {
        SpotKind.Agency => Shown.Agency.Forecast,
        SpotKind.Plan => Shown.Plans.FirstOrDefault(p => p.Number == Here.Number)?.Forecast,
        _ => null,
    };

    private string? Budget => Plan is { } plan && BudgetSheet.Of(Shown.Book, Shown.Record.Budget, BudgetPlace.Of(plan)).Planned is { } planned
        ? Show.Number(planned, 0)
        : null;

    private IEnumerable<FigureRow> Categories => Shown.Categories.Select(c => new FigureRow(
        c.Category.Number.ToString(CultureInfo.InvariantCulture), Show.Text("Plans.CategoryNumber", c.Category.Number), Show.Name(c.Category), c.Figures, c.Leaves));

    private IEnumerable<FigureRow> Plans =>
        from plan in Shown.Book.Plans
        where plan.Category == Here.Number
        let slice = Shown.Plans.First(p => p.Number == plan.Number)
        select new FigureRow(plan.Number.ToString(CultureInfo.InvariantCulture), Show.Text("Plans.PlanNumber", plan.Number), Show.InDigits(plan.Title), slice.Figures, slice.Leaves);

    private IEnumerable<FigureRow> Overdue => MeetingLists.Overdue(Shown).Select(s => new FigureRow(
        s.Step.Id, $"{Show.Text("Plans.PlanNumber", s.Plan.Number)} · {Show.InDigits(s.Step.Number)}", Show.InDigits(s.Step.Title), Shown.Step(s.Step.Id).Figures, null));

    /// <summary>The sum that stands open, or what is selected.</summary>
    private RenderFragment? Beside => State.Sum > 0 && Explanation((FigureKind)(State.Sum - 1)) is { } sum
        ? Sum((FigureKind)(State.Sum - 1), sum)
        : (SelectedStep ?? Step) is { } step ? StepBeside(step) : null;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (Plan is not { } plan)
            _view = null;
        else if (_view?.Plan != plan || _view.Book != Shown.Book)
            _view = new PlanView(Shown.Book, plan, Findings.Of(plan, Shown.Book.Agency));
    }

    // A selected step's own sum, where one is selected; else that of what is shown.
    private Explanation? Explanation(FigureKind kind) => (kind.Measure(), Here.Kind) switch
    {
        ({ } measure, _) when (SelectedStep ?? Step) is { } step => Explanations.OfStep(Shown, step.Step.Id, measure),
        ({ } measure, SpotKind.Agency) => Explanations.OfAgency(Shown, measure),
        ({ } measure, SpotKind.Category) => Explanations.OfCategory(Shown, Here.Number, measure),
        ({ } measure, SpotKind.Plan) => Explanations.OfPlan(Shown, Here.Number, measure),
        (null, SpotKind.Agency) => Explanations.OfForecast(Shown),
        (null, SpotKind.Plan) => Explanations.OfForecast(Shown, Here.Number),
        _ => null,
    };
}
