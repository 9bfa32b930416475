using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Domain.Budgets;
using PmqaDashboard.Domain.Criteria;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Tests.Domain.Plans;
using Xunit;

namespace PmqaDashboard.Tests.Server.Api;

public sealed class RecordEndpointTests(QuietServer server) : IClassFixture<QuietServer>
{
    [Fact]
    public async Task The_KPIs_of_a_round_say_what_the_document_says_and_nothing_more()
    {
        var round = await server.Viewer.JsonAsync("/api/v1/rounds/9/kpis");

        Assert.Equal("certified kpis reported round", round.Names());
        var kpis = round.GetProperty("kpis").EnumerateArray().ToList();
        Assert.All(kpis, k => Assert.Equal("certified id method name number parent plan reported state target thresholds unit weight", k.Names()));
        var ten = kpis.Single(k => k.GetProperty("id").GetString() == "10");
        Assert.Equal(25, ten.GetProperty("weight").GetDecimal());
        Assert.Equal(JsonValueKind.Null, ten.GetProperty("thresholds").ValueKind);
        Assert.Equal("score value", ten.GetProperty("reported").Names());
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server.Viewer, "/api/v1/rounds/7/kpis"));
    }

    [Fact]
    public async Task The_criteria_name_their_plans_and_who_has_not_said_so()
    {
        var criteria = (await server.Viewer.JsonAsync("/api/v1/criteria")).EnumerateArray().ToList();

        Assert.Equal(CriteriaCatalogue.Fundamental.All.Select(c => c.Code), criteria.Select(c => c.GetProperty("code").GetString()));
        Assert.All(criteria, c => Assert.Equal("category code judgements name nameEnglish plans verified", c.Names()));
        Assert.Equal([1], criteria[0].GetProperty("plans").EnumerateArray().Select(p => p.GetInt32()));
        Assert.Empty(criteria[0].GetProperty("judgements").EnumerateArray());
    }

    [Fact]
    public async Task The_budget_counts_nothing_twice()
    {
        var budget = await server.Viewer.JsonAsync("/api/v1/budget");

        var sheet = BudgetSheet.Of(RealPlans.Book, BudgetBook.Begin(RealPlans.Book));
        Assert.Equal("disbursed percent planned plans", budget.Names());
        Assert.Equal(sheet.Planned, budget.GetProperty("planned").GetDecimal());
        var plans = budget.GetProperty("plans").EnumerateArray().ToList();
        Assert.Equal(sheet.Plans.Select(p => p.Planned), plans.Select(p => p.GetProperty("planned").ValueKind == JsonValueKind.Null ? (decimal?)null : p.GetProperty("planned").GetDecimal()));
        Assert.All(plans, p => Assert.Equal("asWritten below disbursed level notes place planned", p.Names()));
        Assert.Equal(35_000, plans[3].GetProperty("planned").GetDecimal()); // Its own line is blank; a step has it.
    }

    [Fact]
    public async Task Who_is_nobody_reads_none_of_it()
    {
        using var stranger = server.Stranger();
        foreach (string path in (string[])["/api/v1/rounds/9/kpis", "/api/v1/criteria", "/api/v1/budget"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(stranger, path));
        }
    }

    [Fact]
    public async Task What_was_said_of_a_criterion_is_read_with_its_round()
    {
        await using var busy = await ApiServer.StartAsync();
        using var client = busy.Client(await busy.TokenAsync(TestStore.Viewer));
        var saved = Assert.IsType<RecordOutcome.Saved>(await busy.Services.GetRequiredService<IRecordKeeping>().SaveAsync(
            TestStore.Secretariat, new SetCriterion("LD1", 9, CriterionState.NotPassed, [], "ขาดหลักฐาน"), TestContext.Current.CancellationToken));
        while (busy.Services.GetRequiredService<IBoardSource>().Current?.Sequence < saved.Sequence)
        {
            await Task.Yield();
        }

        var first = (await client.JsonAsync("/api/v1/criteria")).EnumerateArray().First();
        var said = Assert.Single(first.GetProperty("judgements").EnumerateArray());

        Assert.Equal("atUtc evidence remark round state", said.Names());
        Assert.Equal((9, "notPassed", "ขาดหลักฐาน"), (said.GetProperty("round").GetInt32(), said.GetProperty("state").GetString(), said.GetProperty("remark").GetString()));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
