using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace PmqaDashboard.Server.Messages;

/// <summary>Settings of reminders that come by themselves, section "Reminders".</summary>
internal sealed class RemindersOptions : IValidatableObject
{
    public const string Section = "Reminders";

    /// <summary>How many days before a round is due units that have not submitted are reminded; several with commas; "off" for never.</summary>
    public string DaysBefore { get; set; } = "7,1";

    /// <summary>Whether they are reminded once more after the due day.</summary>
    public bool DayAfter { get; set; } = true;

    /// <summary>Time of day in Bangkok before which nobody is reminded.</summary>
    public string At { get; set; } = "08:00";

    public IReadOnlyCollection<int> ReadDaysBefore() =>
        DaysBefore.Trim() is "" or "off" ? [] : [.. DaysBefore.Split(',').Select(n => int.Parse(n, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture))];

    public TimeOnly ReadAt() => TimeOnly.ParseExact(At.Trim(), "HH:mm", CultureInfo.InvariantCulture);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        bool legible = DaysBefore.Trim() is "" or "off"
            || DaysBefore.Split(',').All(n => int.TryParse(n.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days <= 90);
        if (!legible)
        {
            yield return new ValidationResult($"The setting Reminders:DaysBefore is '{DaysBefore}'; it must be numbers of days up to 90 such as 7,1, or off.");
        }

        if (!TimeOnly.TryParseExact(At.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return new ValidationResult($"The setting Reminders:At is '{At}'; it must be a time of day such as 08:00.");
        }
    }
}
