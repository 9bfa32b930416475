using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Components.Plans;

/// <summary>A step: everything that the document says about it, how it stands and why, and what was reported.</summary>
public sealed partial class StepPanel : ComponentBase
{
    private Person? _person;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>The step.</summary>
    [Parameter, EditorRequired] public required PlacedStep Step { get; set; }

    /// <summary>Its figures.</summary>
    [Parameter, EditorRequired] public required StepSlice Slice { get; set; }

    /// <summary>The newest Board.</summary>
    [Parameter, EditorRequired] public required Board Board { get; set; }

    /// <summary>The plan it belongs to.</summary>
    [Parameter, EditorRequired] public required PlanView View { get; set; }

    /// <summary>Address of the page without this panel.</summary>
    [Parameter, EditorRequired] public required string CloseAddress { get; set; }

    /// <summary>Address of the step above, or null.</summary>
    [Parameter] public string? Before { get; set; }

    /// <summary>Address of the step below, or null.</summary>
    [Parameter] public string? After { get; set; }

    /// <summary>On a former day its last moment: nobody reports there, and what was reported later is left out. Null on a live page.</summary>
    [Parameter] public DateTime? UntilUtc { get; set; }

    [CascadingParameter] private Task<AuthenticationState>? SignedIn { get; set; }

    private IEnumerable<Finding> OwnFindings => View.Findings.Where(f => f.Step == Step.Step.Id);

    private bool MayReport => UntilUtc is null && _person is { } person && Slice.Shares.Any(s => person.MayReportFor(s.Unit));

    private string Standing => (Slice.Figures.EverReported, Slice.Figures.Reported, Slice.Figures.Planned) switch
    {
        (true, { } reported, { } planned) => Show.Text("Plans.StandingOfPlanned", Show.Number(reported), Show.Number(planned)),
        (true, { } reported, null) => Show.Text("Plans.StandingWithoutPlan", Show.Number(reported)),
        (false, _, { } planned) => Show.Text("Plans.StandingNeverReported", Show.Number(planned)),
        _ => Show["Plans.StandingNothing"],
    };

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        if (SignedIn is not null)
            _person = PersonClaims.Read((await SignedIn).User);
    }

    private string UnitName(string? code) =>
        Board.Book.FindUnit(code) is { } unit ? Show.Name(unit) : Show["Plans.NoUnit"];
}
