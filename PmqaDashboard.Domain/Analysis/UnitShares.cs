using System.Collections.Immutable;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Domain.Analysis;

/// <summary>How much of what a unit was asked for it has answered.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Asked">Its steps whose time has begun by the round's last day.</param>
/// <param name="Reported">Of these, those it has ever reported.</param>
/// <param name="Accepted">Of these, those that review has accepted in the round.</param>
public sealed record UnitShare(Unit Unit, int Asked, int Reported, int Accepted)
{
    /// <summary>Below so many steps asked, one step moves the share by more than a fifth: such a share is marked.</summary>
    public const int SmallBelow = 5;

    /// <summary>% of what was asked that is reported; null when nothing was asked.</summary>
    public decimal? Percent => Asked == 0 ? null : 100m * Reported / Asked;

    /// <summary>% of what was asked that is accepted; null when nothing was asked.</summary>
    public decimal? AcceptedPercent => Asked == 0 ? null : 100m * Accepted / Asked;

    /// <summary>Whether so little was asked that the share says little.</summary>
    public bool IsSmall => Asked is > 0 and < SmallBelow;
}

/// <summary>Compares units by shares of what each was asked, never by counts.</summary>
public static class UnitShares
{
    /// <summary>
    /// Units by their share of a round, the highest first; of equal shares the one that was asked more, for it did more. Units that were
    /// asked nothing come last: they are neither good nor bad.
    /// </summary>
    /// <param name="board">The Board.</param>
    /// <param name="months">Months of the round.</param>
    public static ImmutableArray<UnitShare> Of(Board board, int months) =>
    [
        .. board.Units.Select(u => (u.Unit, Round: u.Rounds.FirstOrDefault(r => r.Months == months)))
            .Select(u => new UnitShare(u.Unit, u.Round?.Expected ?? 0, u.Round?.Reported ?? 0, u.Round?.Accepted ?? 0))
            .OrderByDescending(s => s.Percent ?? -1).ThenByDescending(s => s.Asked),
    ];
}
