using System.Collections.Immutable;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Domain.Scenes;

/// <summary>Several changes that came at once, as one.</summary>
/// <param name="Count">How many.</param>
/// <param name="OrMore">Whether there were more than are still known.</param>
/// <param name="Units">Codes of the units that they came from, those with the most first.</param>
/// <param name="AgencyBefore">The agency's reported % before the first of them.</param>
/// <param name="AgencyAfter">The agency's reported % after the last of them.</param>
public sealed record Burst(int Count, bool OrMore, ImmutableArray<string> Units, decimal? AgencyBefore, decimal? AgencyAfter);

/// <summary>What stands out on every scene: the newest change, or a burst of them as one.</summary>
public static class Spotlight
{
    /// <summary>Most changes within <see cref="Moment"/> that are shown one by one.</summary>
    public const int MostSingle = 6;

    /// <summary>How close to the newest a change must be to count as having come with it.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromMinutes(1);

    /// <summary>The newest changes as one, when they come faster than anybody reads; otherwise null.</summary>
    public static Burst? Of(LatestSlice latest)
    {
        if (latest.Changes is not [var newest, ..])
            return null;

        var since = newest.Change.AtUtc - Moment;
        ImmutableArray<ChangeNote> together = [.. latest.Changes.TakeWhile(n => n.Change.AtUtc > since)];
        if (together.Length <= MostSingle)
            return null;

        return new Burst(
            together.Length,
            together.Length == latest.Changes.Length && together.Length >= Board.MaxLatest,
            [.. together.Select(n => n.Change.Unit).OfType<string>().GroupBy(u => u).OrderByDescending(g => g.Count()).Select(g => g.Key)],
            together.LastOrDefault(n => n.AgencyBefore is not null)?.AgencyBefore,
            together.FirstOrDefault(n => n.AgencyAfter is not null)?.AgencyAfter);
    }
}
