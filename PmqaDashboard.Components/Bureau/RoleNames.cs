using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.People;

namespace PmqaDashboard.Components.Bureau;

/// <summary>Names of roles.</summary>
internal static class RoleNames
{
    public static string Name(this Show show, Role role) => role switch
    {
        Role.FocalPoint => show["Work.RoleFocalPoint"],
        Role.WorkingTeam => show["Work.RoleWorkingTeam"],
        Role.Secretariat => show["Work.RoleSecretariat"],
        Role.Viewer => show["Work.RoleViewer"],
        Role.Committee => show["Work.RoleCommittee"],
    };
}
