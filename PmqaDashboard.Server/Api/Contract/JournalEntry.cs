using System.Diagnostics.CodeAnalysis;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Server.Api.Contract;

/// <summary>A change.</summary>
public record JournalEntry
{
    /// <summary>Sequence: rises from change to change, and may leave numbers out.</summary>
    public required long Sequence { get; init; }

    /// <summary>When, by the fiscal clock.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>What happened.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Id of the step; null for what is of no step, which progress never is.</summary>
    public required string? Step { get; init; }

    /// <summary>Code of the unit whose share it is, or null.</summary>
    public required string? Unit { get; init; }

    /// <summary>Who did it.</summary>
    public required string AccountName { get; init; }

    /// <summary>Id of the report of progress; null for every other kind.</summary>
    public required long? ReportId { get; init; }

    /// <summary>The share's % before; null when it had none.</summary>
    public required decimal? Before { get; init; }

    /// <summary>The share's % after; null when it has none any more.</summary>
    public required decimal? After { get; init; }

    /// <summary>Months of the follow-up round, or null.</summary>
    public required int? Round { get; init; }

    /// <summary>Id of the KPI, criterion, evidence or budget that it is about, or null.</summary>
    public required string? Subject { get; init; }

    /// <summary>Number of the plan.</summary>
    public required int? Plan { get; init; }

    /// <summary>Number of the category.</summary>
    public required int? Category { get; init; }

    /// <summary>A change as the API tells it.</summary>
    internal static JournalEntry Of(Change change, PlanBook? book)
    {
        var plan = change.StepId is { } step ? book?.FindStep(step)?.Plan : null;
        return new JournalEntry
        {
            Sequence = change.Sequence,
            AtUtc = change.AtUtc,
            Kind = change.Kind,
            Step = change.StepId,
            Unit = change.Unit,
            AccountName = change.AccountName,
            ReportId = change.ReportId,
            Before = change.Before,
            After = change.After,
            Round = change.Round,
            Subject = change.Subject,
            Plan = plan?.Number,
            Category = plan?.Category,
        };
    }
}

/// <summary>A change as the hub tells it.</summary>
public sealed record ProgressNews : JournalEntry
{
    /// <summary>Adds to the journal's entry.</summary>
    /// <param name="entry">The entry.</param>
    [SetsRequiredMembers]
    internal ProgressNews(JournalEntry entry)
        : base(entry)
    {
    }

    /// <summary>What it moved; null when so much came at once that it is no longer known.</summary>
    public required EffectsEntry? Effects { get; init; }
}

/// <summary>What a change moved, in %.</summary>
/// <param name="StepAfter">The step after it.</param>
/// <param name="CategoryBefore">The category before it.</param>
/// <param name="CategoryAfter">The category after it.</param>
/// <param name="AgencyBefore">The agency before it.</param>
/// <param name="AgencyAfter">The agency after it.</param>
public sealed record EffectsEntry(
    decimal? StepAfter, decimal? CategoryBefore, decimal? CategoryAfter, decimal? AgencyBefore, decimal? AgencyAfter);

/// <summary>A newer Board, in short.</summary>
/// <param name="Sequence">Sequence of the last change that is in it.</param>
/// <param name="FiscalDate">The fiscal day.</param>
/// <param name="Agency">The agency.</param>
public sealed record BoardNews(long Sequence, DateOnly FiscalDate, AgencyEntry Agency);
