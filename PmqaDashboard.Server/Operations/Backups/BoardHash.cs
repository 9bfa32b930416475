using System.Security.Cryptography;
using System.Text.Json;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>One hash over everything that any screen shows, so that all figures of two stores can be compared at once.</summary>
internal static class BoardHash
{
    /// <summary>The hash, as text. The moment at which the Board was computed is no part of it; the day is.</summary>
    public static string Of(Board board) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
    {
        board.Sequence,
        board.Day,
        board.Agency,
        board.Categories,
        board.Plans,
        Steps = board.Steps.Values.OrderBy(s => s.Id, StringComparer.Ordinal),
        board.Units,
        board.Curve,
        board.Round,
        board.Latest,
    })));
}
