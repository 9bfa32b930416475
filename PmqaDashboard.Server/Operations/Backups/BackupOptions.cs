using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>Settings of backups, section "Backup".</summary>
internal sealed class BackupOptions : IValidatableObject
{
    public const string Section = "Backup";

    /// <summary>Where backups are kept; the folder "backups" in the data directory when not set.</summary>
    public string? Directory { get; set; }

    /// <summary>Times of day in Bangkok at which the server makes one, with commas between; "off" for never.</summary>
    public string At { get; set; } = "01:30";

    /// <summary>File with the passphrase that backups are encrypted with; not encrypted when not set.</summary>
    public string? PassphraseFile { get; set; }

    /// <summary>How many are kept.</summary>
    public KeepOptions Keep { get; set; } = new();

    /// <summary>The times of day, in order; empty for never.</summary>
    public IReadOnlyList<TimeOnly> Times =>
        At.Trim() is "" or "off"
            ? []
            : [.. At.Split(',', StringSplitOptions.TrimEntries).Select(t => TimeOnly.ParseExact(t, "HH:mm", CultureInfo.InvariantCulture)).Order()];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        bool legible = At.Trim() is "" or "off"
            || At.Split(',', StringSplitOptions.TrimEntries).All(t => TimeOnly.TryParseExact(t, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        if (!legible)
        {
            yield return new ValidationResult($"The setting Backup:At is '{At}'; it must be times of day such as 01:30 or 01:30,13:00, or off.");
        }

        if (new[] { Keep.Daily, Keep.Weekly, Keep.Monthly }.Any(n => n is < 0 or > 1000))
        {
            yield return new ValidationResult("The settings Backup:Keep:Daily, Weekly and Monthly must be between 0 and 1000.");
        }
    }
}

/// <summary>How many backups are kept. The newest is always kept.</summary>
internal sealed class KeepOptions
{
    /// <summary>Days of which the last backup is kept.</summary>
    public int Daily { get; set; } = 7;

    /// <summary>Weeks (from Monday) of which the last backup is kept.</summary>
    public int Weekly { get; set; } = 5;

    /// <summary>Months of which the last backup is kept.</summary>
    public int Monthly { get; set; } = 12;
}
