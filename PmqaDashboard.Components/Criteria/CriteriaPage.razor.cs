using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using PmqaDashboard.Components.Plans;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Criteria;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Criteria;

/// <summary>The criteria by round; one stands open beside the map when the address names it.</summary>
public sealed partial class CriteriaPage : BoardPage
{
    private static readonly CriterionLook[] Looks =
    [
        CriterionLook.Of(CriterionState.Passed, true), CriterionLook.Of(CriterionState.NotPassed, true),
        CriterionLook.Of(CriterionState.NotAssessed, true), CriterionLook.Of(CriterionState.NotAssessed, false),
    ];

    private readonly Dictionary<string, CriterionProgress> _progress = [];
    private IReadOnlyDictionary<string, StepSlice>? _of;

    /// <summary>Code of the criterion that stands open.</summary>
    [SupplyParameterFromQuery(Name = "code")] public string? Code { get; set; }

    /// <summary>Round that is looked at.</summary>
    [SupplyParameterFromQuery(Name = "round")] public int? Round { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private CriteriaMap? Map => Board?.Record.Criteria.Map;

    private Criterion? Opened => Map?.Catalogue.Find(Code);

    private IReadOnlyList<FollowUpRound> Rounds => Board!.Record.Rounds.Rounds;

    // Without one in the address, the round that is next due, and after the last one the last.
    private int RoundAt => Rounds.FirstOrDefault(r => r.Months == Round)?.Months ?? Board!.Round?.Months ?? (Rounds.Count > 0 ? Rounds[^1].Months : 0);

    private CriterionLook LookOf(string code, int months) => CriterionLook.Of(
        Board!.Record.Criteria.Find(code, months)?.State ?? CriterionState.NotAssessed, Map!.Of(code).Plans.Length > 0);

    private CriterionProgress ProgressOf(string code)
    {
        if (!ReferenceEquals(_of, Board!.Steps))
        {
            _of = Board.Steps;
            _progress.Clear();
        }

        if (!_progress.TryGetValue(code, out var progress))
            _progress.Add(code, progress = Map!.Of(code).Progress(Board));

        return progress;
    }

    private static string Address(string code, int? months) =>
        months is { } round ? $"/criteria?code={code}&round={round.ToString(CultureInfo.InvariantCulture)}" : $"/criteria?code={code}";

    private void CloseOnEscape(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
            Navigation.NavigateTo(OnDay("/criteria"));
    }
}
