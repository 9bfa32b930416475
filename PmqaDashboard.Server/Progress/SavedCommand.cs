using System.Security.Cryptography;
using System.Text.Json;
using PmqaDashboard.Domain.Progress;

namespace PmqaDashboard.Server.Progress;

/// <summary>A save that carried an idempotency key, so that the same one sent again adds nothing.</summary>
internal sealed class SavedCommand
{
    public required string AccountId { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of what was to be saved: a key is not for two different saves.</summary>
    public required byte[] Hash { get; init; }

    public long ReportId { get; private set; }

    public required Report Report { get; init; }

    /// <summary>
    /// The hash of a checked command. What the reporter had seen is no part of what is saved: sent again later, it may differ.
    /// </summary>
    public static byte[] HashOf(ReportCommand command) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(command with
        {
            Percent = decimal.Round(command.Percent, 2) + 0.00m,
            BasedOn = null,
            Key = null,
        }));
}
