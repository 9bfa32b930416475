using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Components.Plans;
using PmqaDashboard.Components.Record;
using PmqaDashboard.Domain.Criteria;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Components.Criteria;

/// <summary>One criterion in one round: what was said of it, the plans, steps and evidence behind it, and the form to say so.</summary>
public sealed partial class CriterionPanel : RecordAct
{
    private readonly HashSet<string> _chosen = [];
    private ElementReference _title;
    private CriterionState _state;
    private string? _remark;
    private bool _saved;
    private int _months;

    /// <summary>The criterion.</summary>
    [Parameter, EditorRequired] public required Criterion Criterion { get; set; }

    /// <summary>The round.</summary>
    [Parameter, EditorRequired] public required int Months { get; set; }

    /// <summary>The newest Board.</summary>
    [Parameter, EditorRequired] public required Board Board { get; set; }

    /// <summary>How far its steps are.</summary>
    [Parameter, EditorRequired] public required CriterionProgress Progress { get; set; }

    /// <summary>Gives the address of a criterion in a round.</summary>
    [Parameter, EditorRequired] public required Func<string, int?, string> Address { get; set; }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // The form begins with what was said; what somebody is choosing is not overwritten by a newer Board.
        if (_months == Months)
            return;

        _months = Months;
        var judgement = Board.Record.Criteria.Find(Criterion.Code, Months);
        (_state, _remark, _saved) = (judgement?.Said ?? CriterionState.NotAssessed, judgement?.Remark, false);
        _chosen.Clear();
        _chosen.UnionWith(judgement?.Evidence.Except(judgement.Fallen) ?? []);
        Forgive();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
                await _title.FocusAsync(preventScroll: true);
        }
        catch (Exception e) when (e is JSDisconnectedException or OperationCanceledException)
        {
            // The page was left meanwhile.
        }
    }

    private string Standing(Figures figures) => figures switch
    {
        { Reported: { } reported, Certified: { } certified } => Show.Text("Criteria.ReportedCertified", Show.Percent(reported), Show.Percent(certified)),
        { Reported: { } reported } => Show.Text("Criteria.ReportedOnly", Show.Percent(reported)),
        _ => Show["Plans.NeverReported"],
    };

    private string FallenText(string id) => Board.Record.Evidence.Find(id) switch
    {
        null => Show["Criteria.EvidenceGone"],
        { Seal: Seal.Broken, Name: var name } => $"{name}: {Show["Evidence.Broken"]}",
        { Name: var name } => $"{name}: {Show["Criteria.EvidenceUnmarked"]}",
    };

    private void Choose(string id)
    {
        if (!_chosen.Remove(id))
            _chosen.Add(id);
    }

    private async Task JudgeAsync() =>
        _saved = await SaveAsync(new SetCriterion(Criterion.Code, Months, _state, [.. _chosen], _remark));
}
