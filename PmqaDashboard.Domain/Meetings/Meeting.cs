using System.Collections.Immutable;

namespace PmqaDashboard.Domain.Meetings;

/// <summary>What an item of an agenda is about. Names are written into the journal: once used they stay.</summary>
public enum AgendaKind
{
    /// <summary>Resolutions of earlier meetings that are not settled.</summary>
    Resolutions,

    /// <summary>The agency's figures by category.</summary>
    Agency,

    /// <summary>A category and its plans.</summary>
    Category,

    /// <summary>One plan.</summary>
    Plan,

    /// <summary>The KPIs.</summary>
    Kpis,

    /// <summary>Steps whose time is over or that should have been reported.</summary>
    Overdue,

    /// <summary>What review has returned.</summary>
    Returned,

    /// <summary>Anything else, in words.</summary>
    Topic,
}

/// <summary>An item of an agenda.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Number">Number of the category or plan; null for every other kind.</param>
/// <param name="Title">Its own title; a topic must have one, others are named by what they are about.</param>
/// <param name="Notes">What the presenter alone sees.</param>
public sealed record AgendaItem(AgendaKind Kind, int? Number = null, string? Title = null, string? Notes = null);

/// <summary>The moment to which a meeting's figures are pinned.</summary>
/// <param name="Sequence">Sequence of the last change that is in them.</param>
/// <param name="Day">The fiscal day on which they are seen.</param>
/// <param name="Fingerprint">Hash over all of them (<see cref="Live.Board.Fingerprint"/>).</param>
/// <param name="AtUtc">When they were pinned.</param>
/// <param name="By">Name shown for who did it.</param>
public sealed record Freeze(long Sequence, DateOnly Day, string Fingerprint, DateTime AtUtc, string By);

/// <summary>A meeting of the committee.</summary>
/// <param name="Id">Its id; stands in addresses.</param>
/// <param name="Number">Its number within the fiscal year.</param>
/// <param name="Title">Its title.</param>
/// <param name="Day">The day on which it is held.</param>
/// <param name="Agenda">Its agenda in order.</param>
public sealed record Meeting(string Id, int Number, string Title, DateOnly Day, ImmutableArray<AgendaItem> Agenda)
{
    /// <summary>Most characters of a title.</summary>
    public const int MaxTitle = 200;

    /// <summary>Most items of an agenda.</summary>
    public const int MaxItems = 60;

    /// <summary>To what its figures are pinned, or null while they are live.</summary>
    public Freeze? Frozen { get; init; }

    /// <summary>When it was closed, or null.</summary>
    public DateTime? ClosedAtUtc { get; init; }

    /// <summary>Name shown for who closed it, or null.</summary>
    public string? ClosedBy { get; init; }
}
