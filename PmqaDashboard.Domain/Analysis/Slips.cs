using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Domain.Analysis;

/// <summary>A step that is behind its months.</summary>
/// <param name="Step">The step.</param>
/// <param name="Planned">Where the plan has it today, %.</param>
/// <param name="Reported">What is reported, %; what was never reported counts 0.</param>
/// <param name="Lost">Points of the agency's % that are missing by it. They add up.</param>
/// <param name="Sum">Points missing by it and by all that cost more.</param>
public sealed record Slip(PlacedStep Step, decimal Planned, decimal Reported, decimal Lost, decimal Sum);

/// <summary>What the steps that are behind cost the agency.</summary>
public static class Slips
{
    /// <summary>
    /// Leaves in scope whose reported % is below the planned % of the Board's day, the most costly first. Points lost = (planned −
    /// reported) × the leaf's part in its plan, its category and the agency. A step without months can be behind nothing.
    /// </summary>
    public static ImmutableArray<Slip> Of(Board board)
    {
        var slips = ImmutableArray.CreateBuilder<Slip>();
        decimal sum = 0;
        foreach (var lever in WhatMustMove.OfAgency(board, board.Day).OrderByDescending(l => l.Gain).ThenBy(l => board.Book.Step(l.Id).Position))
        {
            var figures = board.Step(lever.Id).Figures;
            if (lever.Gain > 0 && figures.Planned is { } planned)
                slips.Add(new Slip(board.Book.Step(lever.Id), planned, figures.Reported ?? 0, lever.Gain, sum += lever.Gain));
        }

        return slips.DrainToImmutable();
    }
}
