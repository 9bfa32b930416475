using System.Net.Http.Json;
using System.Text.Json;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Api;
using PmqaDashboard.Server.Api.Contract;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Failures;

/// <summary>
/// What somebody outside who reads along knows to be true, and holds against a server again and again: the journal as it grew, and
/// a Board that was made from it change by change.
/// </summary>
internal sealed class Truth(JsonSerializerOptions json)
{
    private readonly List<JournalEntry> _journal = [];
    private readonly Dictionary<long, JournalEntry> _bySequence = [];
    private readonly HashSet<string> _keys = [];
    private Board? _board;
    private int _checked;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The journal so far.</summary>
    public IReadOnlyList<JournalEntry> Journal => _journal;

    /// <summary>
    /// Reads on in the journal of a server to which nothing is being written. Every save that was acknowledged since the last time
    /// must be in it as it was sent, and the server's Board must be the one that the changes make.
    /// </summary>
    public async Task HoldsAsync(HttpClient client, IReadOnlyCollection<Acknowledged> acknowledged)
    {
        var news = await ReadOnAsync(client);
        foreach (var saved in acknowledged.Skip(_checked))
        {
            Assert.True(_bySequence.TryGetValue(saved.Sequence, out var entry), $"The save {saved} was acknowledged and is not in the journal.");
            Assert.Equal(
                (saved.ReportId, saved.Save.Step, saved.Save.Unit, saved.Save.Percent),
                (entry.ReportId, entry.Step, entry.Unit, entry.After));
            Assert.True(_keys.Add(saved.Save.Key), $"The save {saved} was acknowledged twice.");
        }

        _checked = acknowledged.Count;
        await SameBoardAsync(client, news);
    }

    private async Task<IReadOnlyList<JournalEntry>> ReadOnAsync(HttpClient client)
    {
        int known = _journal.Count;
        while (true)
        {
            long last = _journal is [.., var newest] ? newest.Sequence : 0;
            var more = (await client.GetFromJsonAsync<List<JournalEntry>>($"/api/v1/journal?after={last}", json, Cancel))!;
            if (more is [])
            {
                return _journal[known..];
            }

            Assert.Equal(more.Select(e => e.Sequence).Order().Distinct(), more.Select(e => e.Sequence));
            foreach (var entry in more)
            {
                _journal.Add(entry);
                _bySequence.Add(entry.Sequence, entry);
            }
        }
    }

    private async Task SameBoardAsync(HttpClient client, IReadOnlyList<JournalEntry> news)
    {
        var theirs = await client.GetFromJsonAsync<JsonElement>("/api/v1/board", Cancel);
        var day = theirs.GetProperty("fiscalDate").Deserialize<DateOnly>(json);
        Assert.True(_board is null || day >= _board.Day, "The fiscal day went back.");
        var now = FiscalClock.StartOfDayUtc(day).AddHours(12);
        _board = BoardBuilder.Apply(_board ?? BoardBuilder.Start(RealPlans.Book, [], now), [.. news.Select(ChangeOf)], now);
        Assert.Equal(JsonSerializer.Serialize(_board.ToEntry(), json), JsonSerializer.Serialize(theirs, json));
    }

    private static Change ChangeOf(JournalEntry e) =>
        new(e.Sequence, e.AtUtc, e.Kind, e.Step, e.Unit, "", e.AccountName, e.ReportId, e.Before, e.After);
}
