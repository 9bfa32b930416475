using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Plans;
using PmqaDashboard.Components.Rounds;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Risks;

namespace PmqaDashboard.Components.Risks;

/// <summary>The risk register: its heat map, its risks, and one of them beside it when the address names it.</summary>
public sealed partial class RiskPage : BoardPage
{
    private const string New = "new";

    /// <summary>Who is signed in, or null.</summary>
    [CascadingParameter] public Person? Person { get; set; }

    /// <summary>Id of the risk that stands open; "new" for one to be added.</summary>
    [SupplyParameterFromQuery(Name = "risk")] public string? RiskId { get; set; }

    /// <summary>Cell of the map whose risks alone are listed.</summary>
    [SupplyParameterFromQuery(Name = "cell")] public string? CellQuery { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private RiskRating? Cell => RiskQuery.Cell(CellQuery);

    private RiskEntry? Opened => Board?.Record.Risks.Find(RiskId);

    private bool MayAdd => Former is null && Person is { } person && RiskRule.MayAdd(person);

    private bool IsNew => RiskId == New && MayAdd;

    // The gravest first; what is closed comes last, the latest closed first. What stands open is always listed.
    private IEnumerable<RiskEntry> Listed(RiskBook book) => book.Open
        .Concat(book.Risks.Where(r => !r.IsOpen).OrderByDescending(r => r.SeenAtUtc))
        .Where(r => Cell is not { } cell || (r.IsOpen && r.Now == cell) || r == Opened);

    private string OfCell(RiskRating? cell) => OnDay(cell is { } rating ? $"/risks?cell={RiskQuery.Write(rating)}" : "/risks");

    private string OfRisk(string id) => OnDay(Cell is { } cell ? $"/risks?cell={RiskQuery.Write(cell)}&risk={id}" : $"/risks?risk={id}");

    private string Facts(Board board, RiskEntry entry) => string.Join(" · ", new[]
    {
        entry.IsOpen ? null : Show["Risks.Closed"],
        Show.Owner(board.Book, entry.Risk.Owner),
        entry.Risk.Steps.Length == 0 ? null : Show.Text("Risks.StepCount", entry.Risk.Steps.Length),
        entry.IsOpen && entry.Risk.Due is { } due ? Show.Text(due < board.Day ? "Risks.Overdue" : "Risks.DueOn", Show.Date(due)) : null,
        Show.Text("Risks.SeenOn", Show.Moment(entry.SeenAtUtc)),
    }.OfType<string>());

    private void CloseOnEscape(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
            Navigation.NavigateTo(OfCell(Cell));
    }
}
