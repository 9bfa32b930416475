using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Operations;

namespace PmqaDashboard.Components.Secretariat;

/// <summary>Values of the status page in words.</summary>
/// <param name="show">How values are shown.</param>
internal sealed class StatusTexts(Show show)
{
    /// <summary>Minutes that latencies look back.</summary>
    public const int WindowMinutes = 5;

    // A backup is made at least daily; with two hours more, one that is late or slow is no fault yet.
    private static readonly TimeSpan OldBackup = TimeSpan.FromHours(26);

    // Seals are checked daily; a server that was off over night is no fault.
    private static readonly TimeSpan OldSeals = TimeSpan.FromHours(50);

    // An error of last week is history.
    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    /// <summary>Keys of the texts of what needs somebody; none when all is well.</summary>
    public static IReadOnlyList<string> Faults(ServerStatus status)
    {
        var faults = new List<string>();
        Add(!status.Database.Written, "Status.FaultDatabase");
        Add(status.Feed.Late, "Status.FaultFeed");
        Add(status.Nodes.Any(n => n.Silent || n.Unready.Count > 0), "Status.FaultNode");
        Add(status.Disk?.Low == true, "Status.FaultDisk");
        Add(status.BackupExpected && (status.Backup is not { } backup || status.AtUtc - backup.MadeAtUtc > OldBackup), "Status.FaultBackupOld");
        Add(status.BackupFailedUtc is not null, "Status.FaultBackupFailed");
        Add(status.Drill?.Passed == false, "Status.FaultDrill");
        Add(status.Seals is { Broken.Count: > 0 }, "Status.FaultSeals");
        Add(status.Seals?.CheckedAtUtc is { } sealsChecked && status.AtUtc - sealsChecked > OldSeals, "Status.FaultSealsOld");
        Add(status.Mails is { GivenUpLately: > 0 }, "Status.FaultMails");
        Add(status.Errors.Any(e => status.AtUtc - e.AtUtc < Lately), "Status.FaultErrors");
        return faults;

        void Add(bool fault, string key)
        {
            if (fault)
            {
                faults.Add(key);
            }
        }
    }

    /// <summary>A moment in Bangkok: day and time.</summary>
    public string Moment(DateTime utc) => $"{show.Date(FiscalClock.DayOf(utc))} {show.Time(utc)}";

    /// <summary>A length of time in the unit that fits.</summary>
    public string Age(TimeSpan? age) => age switch
    {
        null => "–",
        { TotalMinutes: < 1 } => show.Text("Status.Seconds", (int)Math.Max(0, age.Value.TotalSeconds)),
        { TotalHours: < 1 } => show.Text("Status.Minutes", (int)age.Value.TotalMinutes),
        { TotalDays: < 2 } => show.Text("Status.Hours", (int)age.Value.TotalHours),
        _ => show.Text("Status.Days", (int)age.Value.TotalDays),
    };

    /// <summary>Half, and 99 of 100.</summary>
    public string Latency(Latency latency) => latency is { Median: { } median, P99: { } p99 }
        ? show.InDigits(show.Text("Status.HalfAndMost", Milliseconds(median), Milliseconds(p99)))
        : show["Status.NothingLately"];

    /// <summary>A size.</summary>
    public string Bytes(long? bytes) => bytes switch
    {
        null => "–",
        < 1 << 30 => show.Text("Status.Megabytes", show.Number(bytes.Value / 1048576m)),
        _ => show.Text("Status.Gigabytes", show.Number(bytes.Value / 1073741824m)),
    };

    private string Milliseconds(TimeSpan time) => show.Number((decimal)time.TotalMilliseconds, time.TotalMilliseconds < 10 ? 1 : 0);
}
