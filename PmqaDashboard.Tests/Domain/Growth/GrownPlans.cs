using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Tests.Domain.Growth;

/// <summary>Plan books many times as large as the real one: the same plans again under other numbers.</summary>
internal static class GrownPlans
{
    /// <summary>The plans, as many times.</summary>
    public static PlanBook Times(PlanBook book, int times)
    {
        int plans = book.Plans.Max(p => p.Number);
        var followUps = Enumerable.Range(0, times)
            .SelectMany(copy => book.Agency.FollowUps.Select(f => f with { Step = Moved(f.Step, copy * plans) }));
        return new PlanBook(
            book.Agency with { FollowUps = [.. followUps] }, book.Units,
            [.. Enumerable.Range(0, times).SelectMany(copy => book.Plans.Select(p => Copy(p, copy * plans)))])
        { Weights = book.Weights, Thresholds = book.Thresholds };
    }

    private static Plan Copy(Plan plan, int offset) => plan with
    {
        Number = plan.Number + offset,
        Activities = [.. plan.Activities.Select(a => a with { Steps = [.. a.Steps.Select(s => s with { Id = Moved(s.Id, offset) })] })],
    };

    // An id begins with the number of its plan: "4-0-2.5".
    private static string Moved(string id, int offset)
    {
        int dash = id.IndexOf('-', StringComparison.Ordinal);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{int.Parse(id[..dash], System.Globalization.CultureInfo.InvariantCulture) + offset}{id[dash..]}");
    }
}
