using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>A backup in the directory, known by its name.</summary>
/// <param name="Path">The file.</param>
/// <param name="MadeAtUtc">When it was made, UTC, to the millisecond.</param>
internal sealed record BackupEntry(string Path, DateTime MadeAtUtc);

/// <summary>Where backups are kept. Their names sort by time; files with other names are none of its business.</summary>
internal sealed partial class BackupDirectory(IServiceProvider services, IOptions<BackupOptions> options)
{
    private const string NameFormat = "'pmqa-'yyyyMMdd'T'HHmmssfff'Z.backup'";

    // On PostgreSQL a node needs no data directory, so it is only asked for when it is needed.
    private readonly Lazy<string> _path = new(() =>
        Path.GetFullPath(options.Value.Directory is { Length: > 0 } set
            ? set
            : Path.Combine(services.GetRequiredService<DataDirectory>().FullPath, "backups")));

    /// <summary>The directory; it need not be there yet.</summary>
    public string FullPath => _path.Value;

    /// <summary>Whether backups lie with what they are to save, and would be lost with it.</summary>
    public bool IsBesideTheStore => options.Value.Directory is not { Length: > 0 };

    /// <summary>Path of a backup made at a moment.</summary>
    public string PathFor(DateTime madeAtUtc) => Path.Combine(FullPath, madeAtUtc.ToString(NameFormat, CultureInfo.InvariantCulture));

    /// <summary>All backups, oldest first.</summary>
    public IReadOnlyList<BackupEntry> List() =>
        !Directory.Exists(FullPath)
            ? []
            : [.. Directory.EnumerateFiles(FullPath, "pmqa-*.backup")
                .Where(path => Name().IsMatch(Path.GetFileName(path)))
                .Select(path => (path, moment: Moment(Path.GetFileName(path))))
                .Where(found => found.moment is not null)
                .Select(found => new BackupEntry(found.path, found.moment!.Value))
                .OrderBy(entry => entry.MadeAtUtc)];

    /// <summary>Deletes what need not be kept.</summary>
    /// <param name="made">The backup that was just made.</param>
    /// <returns>The files that are gone.</returns>
    public IReadOnlyList<string> Prune(DateTime made)
    {
        var entries = List();
        var expired = Retention.Expired([.. entries.Select(e => e.MadeAtUtc)], options.Value.Keep, made).ToHashSet();
        string[] gone = [.. entries.Where(e => expired.Contains(e.MadeAtUtc)).Select(e => e.Path)];
        foreach (string path in gone)
        {
            File.Delete(path);
        }

        return gone;
    }

    /// <summary>A moment as precise as a name keeps it.</summary>
    public static DateTime Precise(DateTime moment) => new(moment.Ticks - (moment.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    private static DateTime? Moment(string name) =>
        DateTime.TryParseExact(name, NameFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : null;

    [GeneratedRegex(@"^pmqa-[0-9]{8}T[0-9]{9}Z\.backup$")]
    private static partial Regex Name();
}
