using System.Text.Json;
using System.Text.Json.Serialization;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Seeds;

/// <summary>The property names of the seeds are those of the domain: nothing stands between them.</summary>
public class DomainReadsSeedsTests
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    [Fact]
    public void The_seeds_are_read_as_they_are_into_a_plan_book()
    {
        var plans = SeedFiles.PlanNumbers.Select(n => SeedFiles.Plan(n).Deserialize<Plan>(Options)!).ToList();
        var units = SeedFiles.Read("units.json").GetProperty("units").Deserialize<List<Unit>>(Options)!;
        var agency = SeedFiles.Read("agency.json").Deserialize<Agency>(Options)!;

        var book = new PlanBook(agency, units, plans);

        Assert.Equal(150, plans.Sum(p => p.Steps.Count()));
        Assert.Equal(129, book.Leaves.Count);
        Assert.Equal([1, 2, 3, 4, 5, 6], agency.Categories.Select(c => c.Number));
        Assert.All(plans, p => Assert.NotNull(book.FindUnit(p.WorkingTeamUnit)));
        Assert.All(agency.FollowUps, f => Assert.NotNull(book.FindStep(f.Step)));
        Assert.Equal([6, 9, 12], agency.Rounds.Select(r => r.Months));
        Assert.NotNull(agency.Approval?.SignedBy);
    }
}
