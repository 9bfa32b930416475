using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;

namespace PmqaDashboard.Components.Bureau;

/// <summary>What the address of the page asks for.</summary>
/// <param name="All">All shares of the unit, not only those due.</param>
/// <param name="Unit">The unit that the secretariat chose, "none" for shares that no unit holds, or null.</param>
public sealed record WorkQuery(bool All, string? Unit)
{
    /// <summary>How the address writes the shares that no unit holds.</summary>
    public const string NoUnit = "none";

    /// <summary>Reads the query of the address.</summary>
    public static WorkQuery Parse(string? show, string? unit) => new(show == "all", unit);

    /// <summary>The address of the page with this query.</summary>
    public string Address => "/work?show=" + (All ? "all" : "due") + (Unit is null ? "" : "&unit=" + Uri.EscapeDataString(Unit));

    /// <summary>
    /// Whose shares to show: for the secretariat those of the chosen unit, for a focal point or a working team always their own,
    /// whatever the address says. Null when there is nothing to show.
    /// </summary>
    /// <returns>The unit's code, or a null code for the shares that no unit holds.</returns>
    public Holder? HolderFor(Person person, Board board) => person.Role switch
    {
        Role.Secretariat when Unit == NoUnit => new Holder(null),
        Role.Secretariat => board.Units.Any(u => u.Unit.Code == Unit) ? new Holder(Unit) : null,
        Role.FocalPoint or Role.WorkingTeam => person.Unit is { } own ? new Holder(own) : null,
        Role.Viewer or Role.Committee => null,
    };
}

/// <summary>Who holds shares.</summary>
/// <param name="Unit">Code of a unit, or null for the shares that no unit holds.</param>
public readonly record struct Holder(string? Unit);
