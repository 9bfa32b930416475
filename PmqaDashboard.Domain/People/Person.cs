namespace PmqaDashboard.Domain.People;

/// <summary>What a person is to the product.</summary>
public enum Role
{
    /// <summary>Executive: sees everything, changes nothing.</summary>
    Viewer,

    /// <summary>Member of the Steering Committee.</summary>
    Committee,

    /// <summary>Focal point: reports for one unit.</summary>
    FocalPoint,

    /// <summary>Member of a category's working team: reports for the team, reviews its category.</summary>
    WorkingTeam,

    /// <summary>PMQA secretariat: administrator.</summary>
    Secretariat,
}

/// <summary>Somebody with an account.</summary>
/// <param name="AccountId">Id of the account.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Role">The person's role.</param>
/// <param name="Unit">Unit that a focal point or working team reports for; null for other roles.</param>
public sealed record Person(string AccountId, string Name, Role Role, string? Unit)
{
    /// <summary>Whether the person may report progress for a share.</summary>
    /// <param name="unit">Unit of the share, or null for a share that no unit holds.</param>
    public bool MayReportFor(string? unit) => Role switch
    {
        Role.Secretariat => true,
        Role.FocalPoint or Role.WorkingTeam => unit is not null && unit == Unit,
        Role.Viewer or Role.Committee => false,
    };
}
