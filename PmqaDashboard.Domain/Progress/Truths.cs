using System.Collections.Immutable;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Domain.Progress;

/// <summary>What a unit has reported, and what of it review has accepted.</summary>
/// <param name="Unit">The unit, or null for the shares that no unit holds.</param>
/// <param name="Reported">Mean of the newest % of its shares, weighted as their leaves; a share never reported counts 0.</param>
/// <param name="Certified">The same of what is accepted.</param>
/// <param name="Shares">Its shares in this year's scope.</param>
/// <param name="EverReported">Whether it has ever reported one of them.</param>
/// <param name="Apart">Of these, those whose accepted % is not the newest reported one.</param>
public sealed record UnitTruth(Unit? Unit, decimal Reported, decimal Certified, int Shares, bool EverReported, int Apart)
{
    /// <summary>How far reported is ahead of certified, in points.</summary>
    public decimal Gap => Reported - Certified;
}

/// <summary>Two truths side by side: what is reported, and what is certified.</summary>
public static class Truths
{
    /// <summary>Units that hold a share in this year's scope, the widest gap first, else in the order of the plans' units.</summary>
    public static ImmutableArray<UnitTruth> OfUnits(Board board) =>
    [
        .. board.Book.Units.Cast<Unit?>().Append(null).Select(u => OfUnit(board, u)).OfType<UnitTruth>()
            .OrderByDescending(t => Math.Abs(t.Gap)),
    ];

    private static UnitTruth? OfUnit(Board board, Unit? unit)
    {
        var (reported, certified) = (new WeightedMean(), new WeightedMean());
        var (shares, apart, ever) = (0, 0, false);
        foreach (var leaf in board.Book.LeavesOf(unit?.Code))
        {
            var slice = board.Step(leaf.Step.Id);
            if (!slice.InScope)
                continue;

            decimal weight = board.Book.Weights.OfLeaf(leaf.Step.Id);
            foreach (var share in slice.Shares.Where(s => s.Unit == unit?.Code))
            {
                reported.Add(weight, share.Percent ?? 0);
                certified.Add(weight, share.Certified ?? 0);
                shares++;
                ever |= share.Percent is not null;
                apart += share.Percent == share.Certified ? 0 : 1;
            }
        }

        return shares == 0 ? null : new UnitTruth(unit, reported.Value!.Value, certified.Value!.Value, shares, ever, apart);
    }
}
