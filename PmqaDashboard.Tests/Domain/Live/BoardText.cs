using System.Text.Json;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Tests.Domain.Live;

/// <summary>Everything that a Board shows, as text, so that whole Boards can be compared.</summary>
internal static class BoardText
{
    public static string Of(Board board) => JsonSerializer.Serialize(new
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
        board.Record.Rounds.Rounds,
        board.Record.Rounds.StandIns,
        Reports = board.Record.Rounds.Reports.OrderBy(r => (r.Months, r.Unit)),
    });

    /// <summary>Slices of a Board by name.</summary>
    public static IReadOnlyDictionary<string, object> Slices(Board board) => new Dictionary<string, object>(
    [
        new("agency", board.Agency),
        new("curve", board.Curve),
        new("latest", board.Latest),
        .. board.Categories.Select(c => KeyValuePair.Create<string, object>($"category {c.Category.Number}", c)),
        .. board.Plans.Select(p => KeyValuePair.Create<string, object>($"plan {p.Number}", p)),
        .. board.Units.Select(u => KeyValuePair.Create<string, object>($"unit {u.Unit.Code}", u)),
        .. board.Steps.Values.Select(s => KeyValuePair.Create<string, object>($"step {s.Id}", s)),
    ]);
}
