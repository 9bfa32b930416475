using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Plans;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Components.Rounds;

/// <summary>The year's rounds: when, what for, who is missing, how complete and punctual. Only the secretariat acts here; everybody may look.</summary>
public sealed partial class RoundsPage : BoardPage
{
    private ImmutableArray<RoundCompleteness> _rounds = [];

    /// <summary>Who is signed in, or null.</summary>
    [CascadingParameter] public Person? Person { get; set; }

    /// <summary>Months of the round of which it is told who is missing.</summary>
    [SupplyParameterFromQuery(Name = "round")] public int? RoundQuery { get; set; }

    private bool IsSecretariat => Person?.Role == Role.Secretariat;

    private RoundCompleteness? Chosen =>
        _rounds.FirstOrDefault(r => r.Round.Months == RoundQuery)
        ?? _rounds.LastOrDefault(r => r.Phase == RoundPhase.Open)
        ?? _rounds.FirstOrDefault(r => r.Round.Months == Board?.Round?.Months)
        ?? _rounds.LastOrDefault();

    private IEnumerable<FilterChip> RoundChips => _rounds.Select(r => new FilterChip(
        Show.RoundName(r.Round.Months), FormattableString.Invariant($"/rounds?round={r.Round.Months}"), r == Chosen,
        r.Phase == RoundPhase.Scheduled ? null : r.Missing.Count()));

    /// <inheritdoc />
    protected override void OnParametersSet() => Read();

    /// <inheritdoc />
    protected override void BoardChanged() => Read();

    // What does not differ keeps its object, so that its part of the page can tell.
    private void Read()
    {
        if (Board is not { } board)
            return;

        var before = _rounds;
        var now = RoundCompleteness.Of(board);
        if (!before.AsSpan().SequenceEqual(now.AsSpan()))
            _rounds = [.. now.Select(r => before.FirstOrDefault(b => b.Equals(r)) ?? r)];
    }
}
