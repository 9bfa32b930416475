namespace PmqaDashboard.Server.Accounts;

/// <summary>A personal access token, with which a bureau's own system reports. The token itself is shown once and never kept.</summary>
internal sealed class AccessToken
{
    public const int MaxName = 100;

    public int Id { get; private set; }

    public required string AccountId { get; init; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the token's secret (<see cref="AccessTokenText"/>).</summary>
    public required byte[] Hash { get; init; }

    public required DateTime CreatedAtUtc { get; init; }

    public DateTime? LastUsedAtUtc { get; set; }

    public DateTime? RevokedAtUtc { get; set; }
}
