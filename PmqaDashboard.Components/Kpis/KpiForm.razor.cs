using System.Globalization;
using Microsoft.AspNetCore.Components;
using PmqaDashboard.Domain.Kpis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Components.Kpis;

/// <summary>
/// The secretariat sets a card. Thresholds are tried out on a value while they are written, before they are saved. What is being written
/// stays when the Board moves.
/// </summary>
public sealed partial class KpiForm
{
    private readonly string?[] _thresholds = new string?[KpiScoring.Levels];
    private readonly Dictionary<int, string?> _roundWeights = [];
    private readonly HashSet<string> _units = [];
    private TextField[] _texts = [];
    private string? _name, _method, _tried, _target, _weight, _start, _cancel, _parent, _baselines, _others;
    private string _floor = "1";
    private bool _saved;

    /// <summary>The card as it stands; one with an empty id is added.</summary>
    [Parameter, EditorRequired] public required KpiCard Card { get; set; }

    /// <summary>The Board.</summary>
    [Parameter, EditorRequired] public required Board Board { get; set; }

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private IEnumerable<int> Rounds => Board.Record.Rounds.Rounds.Select(r => r.Months);

    // A milestone is its own level, and children have theirs.
    private bool TakesThresholds => _method is not (nameof(KpiMethod.Milestones) or nameof(KpiMethod.WeightedScore));

    private bool IsBlank => _thresholds.All(string.IsNullOrWhiteSpace);

    private KpiThresholds? Thresholds => Fault is null && !IsBlank ? KpiThresholds.Of(Numbers) : null;

    private decimal[] Numbers => [.. _thresholds.Select(KpiTexts.Read).OfType<decimal>()];

    private ThresholdFault? Fault => IsBlank ? null : KpiThresholds.FaultOf(Numbers);

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        _texts =
        [
            new("Kpis.Unit", false, Card.Unit), new("Kpis.Definition", true, Card.Definition), new("Kpis.FormulaWords", true, Card.Formula),
            new("Kpis.Source", false, Card.Source), new("Kpis.Supervisor", false, Card.Supervisor),
        ];
        (_name, _method, _parent) = (Card.Name, Card.Method?.ToString(), Card.Parent);
        (_target, _weight, _floor) = (KpiTexts.Field(Card.Target), KpiTexts.Field(Card.Weight), Card.Floor == 0 ? "0" : "1");
        (_start, _cancel) = (Text(Card.StartRound), Text(Card.CancelRound));
        _baselines = string.Join('\n', Card.Baselines.Select(b => $"{Text(b.Year)} {KpiTexts.Field(b.Value)}"));
        _units.UnionWith(Card.Collectors.Where(c => Board.Book.FindUnit(c) is not null));
        _others = string.Join('\n', Card.Collectors.Where(c => Board.Book.FindUnit(c) is null));
        foreach (var (months, weight) in Card.RoundWeights)
            _roundWeights[months] = KpiTexts.Field(weight);

        for (int i = 0; i < _thresholds.Length; i++)
            _thresholds[i] = KpiTexts.Field(Card.Thresholds?.Values[i]);
    }

    private async Task SetAsync()
    {
        _saved = false;
        if (Read() is not { } card)
        {
            Complain(RecordRefusal.ValueInvalid);
            return;
        }

        _saved = await SaveAsync(new SetKpi(card));
        if (_saved && Card.Id.Length == 0)
            Navigation.NavigateTo("/kpis");
    }

    // What cannot be read is told, and never taken for nothing.
    private KpiCard? Read()
    {
        var baselines = (_baselines ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Baseline).ToList();
        string?[] numbers = [_target, _weight, .. _roundWeights.Values];
        if (Fault is not null || baselines.Contains(null) || numbers.Any(n => !string.IsNullOrWhiteSpace(n) && KpiTexts.Read(n) is null))
            return null;

        return Card with
        {
            Name = _name ?? "",
            Unit = _texts[0].Value,
            Definition = _texts[1].Value,
            Formula = _texts[2].Value,
            Source = _texts[3].Value,
            Supervisor = _texts[4].Value,
            Method = Enum.TryParse<KpiMethod>(_method, out var method) ? method : null,
            Thresholds = Thresholds,
            Floor = _floor == "0" ? 0 : 1,
            Target = KpiTexts.Read(_target),
            Weight = KpiTexts.Read(_weight),
            RoundWeights = _roundWeights.Where(w => KpiTexts.Read(w.Value) is not null).ToDictionary(w => w.Key, w => KpiTexts.Read(w.Value)!.Value),
            StartRound = Months(_start),
            CancelRound = Months(_cancel),
            Parent = string.IsNullOrEmpty(_parent) ? null : _parent,
            Baselines = [.. baselines.OfType<KpiBaseline>()],
            Collectors =
            [
                .. Board.Book.Units.Select(u => u.Code).Where(_units.Contains),
                .. (_others ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            ],
        };
    }

    private void Toggle(string unit)
    {
        if (!_units.Remove(unit))
            _units.Add(unit);
    }

    private static KpiBaseline? Baseline(string line) =>
        line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var year, var value] && Months(ThaiDigits.ToArabic(year)) is { } known && KpiTexts.Read(value) is { } number
            ? new KpiBaseline(known, number)
            : null;

    private static int? Months(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int months) ? months : null;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private sealed class TextField(string key, bool isLong, string? value)
    {
        public string Key => key;

        public bool IsLong => isLong;

        public string? Value { get; set; } = value;
    }
}
