using System.Text.Json;

namespace PmqaDashboard.Server.Evidences;

/// <summary>What the store remembers of the check of all seals; by the real clock.</summary>
/// <param name="CheckedAtUtc">When all were last checked, or null.</param>
/// <param name="TurnUntilUtc">Until when some node is at it, or null.</param>
internal sealed record SealRecord(DateTime? CheckedAtUtc, DateTime? TurnUntilUtc)
{
    /// <summary>Its key among the settings.</summary>
    public const string Key = "seals-checked";

    /// <summary>Reads it; what is not there or cannot be read was never checked.</summary>
    public static SealRecord Read(string? text)
    {
        try
        {
            return text is null ? new SealRecord(null, null) : JsonSerializer.Deserialize<SealRecord>(text) ?? new SealRecord(null, null);
        }
        catch (JsonException)
        {
            return new SealRecord(null, null);
        }
    }

    /// <summary>Writes it.</summary>
    public override string ToString() => JsonSerializer.Serialize(this);
}
