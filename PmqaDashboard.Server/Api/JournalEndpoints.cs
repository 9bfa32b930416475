using System.ComponentModel;
using System.Globalization;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Api.Contract;
using PmqaDashboard.Server.Plans;

namespace PmqaDashboard.Server.Api;

/// <summary>The change journal.</summary>
internal static class JournalEndpoints
{
    /// <summary>Most changes of one answer.</summary>
    public const int MaxEntries = 1000;

    public static void MapJournal(this IEndpointRouteBuilder api) =>
        api.MapGet("/journal", GetAsync)
            .WithName("readJournal").WithTags("Journal")
            .WithSummary("Changes after a sequence, oldest first")
            .WithDescription("Ask again with the last sequence of the answer until it is empty. Whoever does so misses nothing.")
            .Produces<IReadOnlyList<JournalEntry>>().ProducesProblem(StatusCodes.Status400BadRequest);

    private static async Task<IResult> GetAsync(
        [Description("The last sequence that is known; 0 for all.")] string? after,
        [Description("Most changes of the answer, 1 to 1000; 1000 when left out.")] string? max,
        IChangeJournal journal,
        PlanStore plans,
        HttpContext context)
    {
        if (!long.TryParse(after ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out long known))
        {
            return Problem.MalformedAfter.Answer(context, after);
        }

        int most = MaxEntries;
        if (max is not null && (!int.TryParse(max, NumberStyles.None, CultureInfo.InvariantCulture, out most) || most is < 1 or > MaxEntries))
        {
            return Problem.MalformedMax.Answer(context, max, MaxEntries);
        }

        return TypedResults.Ok(await ReadAsync(journal, plans, known, most, context.RequestAborted));
    }

    /// <summary>Changes after a sequence, oldest first.</summary>
    public static async Task<IReadOnlyList<JournalEntry>> ReadAsync(
        IChangeJournal journal, PlanStore plans, long after, int max, CancellationToken cancellationToken)
    {
        var book = await plans.FindAsync(cancellationToken);
        return [.. (await journal.ReadAsync(after, max, cancellationToken)).Select(c => JournalEntry.Of(c, book))];
    }
}
