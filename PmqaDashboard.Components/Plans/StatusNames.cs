using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Components.Plans;

/// <summary>Names of statuses in addresses, such as "late" and "no-report".</summary>
public static class StatusNames
{
    private static readonly Dictionary<string, ProgressStatus> ByName =
        Enum.GetValues<ProgressStatus>().ToDictionary(Of, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a status.</summary>
    public static string Of(ProgressStatus status) => status switch
    {
        ProgressStatus.Done => "done",
        ProgressStatus.Deferred => "deferred",
        ProgressStatus.NoReport => "no-report",
        ProgressStatus.Late => "late",
        ProgressStatus.AtRisk => "at-risk",
        ProgressStatus.NotDue => "not-due",
        ProgressStatus.OnTrack => "on-track",
    };

    /// <summary>The status with a name, or null when there is none.</summary>
    public static ProgressStatus? Read(string? name) =>
        name is not null && ByName.TryGetValue(name.Trim(), out var status) ? status : null;
}
