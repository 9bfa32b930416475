using Microsoft.AspNetCore.Identity;
using PmqaDashboard.Domain.People;

namespace PmqaDashboard.Server.Accounts;

/// <summary>Somebody who can sign in. What a person may do follows from the role and the unit, nothing else.</summary>
internal sealed class Account : IdentityUser
{
    public const int MaxDisplayName = 100;

    /// <summary>Name shown to others.</summary>
    public required string DisplayName { get; set; }

    public required Role Role { get; set; }

    /// <summary>Unit that a focal point or working team reports for; null for other roles.</summary>
    public string? Unit { get; set; }

    /// <summary>How the person wants screens to look, in the form of the cookie; null when never set.</summary>
    public string? ViewSettings { get; set; }

    /// <summary>Whether the account may sign in, report and use its tokens. Accounts are never deleted: the journal names them.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The person as the domain knows it.</summary>
    public Person ToPerson() => new(Id, DisplayName, Role, Unit);
}
