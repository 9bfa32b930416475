using System.Net;
using System.Text.Json;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Server.Api;

/// <summary>Programs outside rely on these names: they are written out here, and a test that fails means a broken program.</summary>
public sealed class ContractTests(QuietServer server) : IClassFixture<QuietServer>
{
    private const string PlanNames = "category categoryCode categoryName certified criteria forecast leaves number planned reported status title";

    private static readonly string[] Kinds = ["bureau", "team", "committee", "phrase"];

    private HttpClient Client => server.Viewer;

    [Fact]
    public async Task The_list_of_plans()
    {
        var plans = await Client.JsonAsync("/api/v1/plans");

        Assert.Equal(Enumerable.Range(1, 10), plans.EnumerateArray().Select(p => p.GetProperty("number").GetInt32()));
        Assert.All(plans.EnumerateArray(), p => Assert.Equal(PlanNames, p.Names()));
        var fourth = plans[3];
        Assert.Equal(3, fourth.GetProperty("category").GetInt32());
        Assert.Equal("CS", fourth.GetProperty("categoryCode").GetString());
        Assert.Equal(RealPlans.Book.Plans[3].Title, fourth.GetProperty("title").GetString());
        Assert.Equal(RealPlans.Book.Plans[3].Criteria, fourth.GetProperty("criteria").EnumerateArray().Select(c => c.GetString()!));
        Assert.Equal("deferred done inScope neverReported withoutWindow", fourth.GetProperty("leaves").Names());
    }

    [Fact]
    public async Task A_plan_has_everything_of_the_document()
    {
        for (int number = 1; number <= 10; number++)
        {
            var plan = await Client.JsonAsync($"/api/v1/plans/{number}");

            Assert.Equal(
                "activities brief budgetBaht budgetText category categoryCode categoryName certified criteria durationText findings forecast kpis " +
                "leaves number objectives planned preparedText reported status title workingTeam workingTeamUnit",
                plan.Names());
            Assert.All(plan.GetProperty("kpis").EnumerateArray(), k => Assert.Equal("name", k.Names()));
            Assert.All(plan.GetProperty("objectives").EnumerateArray(), o => Assert.Equal(JsonValueKind.String, o.ValueKind));
            Assert.All(plan.GetProperty("brief").EnumerateArray(), o => Assert.Equal(JsonValueKind.String, o.ValueKind));
            Assert.All(plan.GetProperty("findings").EnumerateArray(), f => Assert.Equal("kind step text textEnglish", f.Names()));
            Assert.All(plan.GetProperty("activities").EnumerateArray(), a => Assert.Equal(
                "budgetText certified criteria involved label output planned reported responsible status steps title", a.Names()));
            Assert.Equal(
                RealPlans.Book.Plans[number - 1].Steps.Select(s => s.Id),
                Steps(plan).Select(s => s.GetProperty("id").GetString()));
        }
    }

    [Fact]
    public async Task A_plan_without_activities_has_one_with_a_null_label()
    {
        var activity = Assert.Single((await Client.JsonAsync("/api/v1/plans/4")).GetProperty("activities").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, activity.GetProperty("label").ValueKind);
    }

    [Fact]
    public async Task A_step()
    {
        var plan = await Client.JsonAsync("/api/v1/plans/1");

        Assert.All(Steps(plan), s => Assert.Equal(
            "budgetBaht budgetText certified deferredTo details durationText endText id inScope involved isLeaf note number output parentNumber " +
            "planned reported responsible shares sourceLine startText status title windows",
            s.Names()));
        var step = Steps(plan).Single(s => s.GetProperty("id").GetString() == TestStore.SharedStep);
        var source = RealPlans.Book.Step(TestStore.SharedStep).Step;
        Assert.Equal("2", step.GetProperty("number").GetString());
        Assert.Equal(source.Title, step.GetProperty("title").GetString());
        Assert.Equal(source.SourceLine, step.GetProperty("sourceLine").GetInt32());
        Assert.Equal(source.Windows.Select(w => $"{w.Start} {w.End}"), step.GetProperty("windows").EnumerateArray()
            .Select(w => $"{w.GetProperty("start").GetString()} {w.GetProperty("end").GetString()}"));
        Assert.Equal(source.Involved.Select(p => p.AsWritten), step.GetProperty("involved").EnumerateArray().Select(i => i.GetString()));
        Assert.True(step.GetProperty("isLeaf").GetBoolean());
        Assert.All(step.GetProperty("windows").EnumerateArray(), w => Assert.Equal("end start", w.Names()));
    }

    [Fact]
    public async Task Who_is_responsible_is_told_as_the_steps_own_row_says_and_who_reports_as_it_follows()
    {
        var steps = new List<JsonElement>();
        for (int number = 1; number <= 10; number++)
        {
            steps.AddRange(Steps(await Client.JsonAsync($"/api/v1/plans/{number}")));
        }

        Assert.All(steps.SelectMany(s => s.GetProperty("responsible").EnumerateArray()), p =>
        {
            Assert.Equal("asWritten kind unit", p.Names());
            Assert.Contains(p.GetProperty("kind").GetString(), Kinds);
        });
        Assert.All(steps.SelectMany(s => s.GetProperty("shares").EnumerateArray()), p => Assert.Equal("atUtc from percent reportId unit", p.Names()));
        Assert.All(steps, s => Assert.Equal(
            RealPlans.Book.Step(s.GetProperty("id").GetString()!).Shares.Select(x => (x.Unit, x.From)),
            s.GetProperty("shares").EnumerateArray().Select(x => (x.GetProperty("unit").GetString(), x.GetProperty("from").GetString()))));
        Assert.Contains(steps, s => s.GetProperty("responsible").GetArrayLength() == 0 && s.GetProperty("shares").GetArrayLength() > 0);
    }

    [Fact]
    public async Task What_was_never_reported_is_null_and_statuses_are_camel_case()
    {
        var steps = Steps(await Client.JsonAsync("/api/v1/plans/1")).ToList();
        string[] known = ["done", "deferred", "noReport", "late", "atRisk", "notDue", "onTrack"];

        Assert.All(steps, s => Assert.Contains(s.GetProperty("status").GetString(), known));
        Assert.All(steps.Where(s => s.GetProperty("isLeaf").GetBoolean()), s => Assert.Equal(JsonValueKind.Null, s.GetProperty("reported").ValueKind));
        Assert.Contains(steps, s => s.GetProperty("status").GetString() == "noReport");
    }

    [Fact]
    public async Task Units()
    {
        var units = await Client.JsonAsync("/api/v1/units");

        Assert.Equal(RealPlans.Book.Units.Select(u => u.Code), units.EnumerateArray().Select(u => u.GetProperty("code").GetString()));
        Assert.All(units.EnumerateArray(), u => Assert.Equal("aliases code kind name nameEnglish", u.Names()));
        Assert.Equal("team", units.EnumerateArray().Single(u => u.GetProperty("code").GetString() == "team1").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task The_board()
    {
        var board = await Client.JsonAsync("/api/v1/board");

        Assert.Equal("agency categories fiscalDate plans round sequence units", board.Names());
        Assert.Equal(0, board.GetProperty("sequence").GetInt64());
        Assert.Equal("2010-06-18", board.GetProperty("fiscalDate").GetString());
        Assert.Equal("certified forecast leaves planned reported status", board.GetProperty("agency").Names());
        Assert.Equal(Enumerable.Range(1, 6), board.GetProperty("categories").EnumerateArray().Select(c => c.GetProperty("category").GetInt32()));
        Assert.All(board.GetProperty("categories").EnumerateArray(), c => Assert.Equal(
            "category certified code criteria leaves name planned reported silentUnits status", c.Names()));
        Assert.All(board.GetProperty("plans").EnumerateArray(), p => Assert.Equal(PlanNames, p.Names()));
        Assert.All(board.GetProperty("units").EnumerateArray(), u => Assert.Equal("code done leaves name nameEnglish rounds", u.Names()));
        Assert.All(board.GetProperty("units").EnumerateArray().SelectMany(u => u.GetProperty("rounds").EnumerateArray()), r => Assert.Equal(
            "accepted expected fresh isLate months reported returned state submittedAtUtc", r.Names()));
        Assert.Equal("closes covers cumulativeTo due months opens", board.GetProperty("round").Names());
    }

    [Fact]
    public async Task Percentages_are_numbers_and_not_rounded()
    {
        var planned = (await Client.JsonAsync("/api/v1/board")).GetProperty("agency").GetProperty("planned");

        Assert.Equal(JsonValueKind.Number, planned.ValueKind);
        Assert.NotEqual(decimal.Round(planned.GetDecimal(), 10), planned.GetDecimal());
    }

    [Theory]
    [InlineData("/api/v1/plans/11", "unknownPlan")]
    [InlineData("/api/v1/plans/x", "notFound")]
    [InlineData("/api/v1/nothing", "notFound")]
    public async Task What_is_not_there_is_a_problem(string path, string refusal)
    {
        using var response = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        await response.RefusedAsync(HttpStatusCode.NotFound, refusal);
    }

    private static IEnumerable<JsonElement> Steps(JsonElement plan) =>
        plan.GetProperty("activities").EnumerateArray().SelectMany(a => a.GetProperty("steps").EnumerateArray());
}
