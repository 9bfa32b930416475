using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Evidences;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations.Backups;

public sealed class DrillTests : IAsyncLifetime
{
    // The plan's own step: two drills a year.
    private const string DrillStep = "7-1-5";

    private ApiServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ApiServer.StartAsync();
        await SaveAsync(40);
        Assert.Equal(0, (await RunAsync("backup")).Code);
    }

    [Fact]
    public async Task A_drill_tells_what_would_have_been_lost_and_its_report_has_the_hash_that_is_told()
    {
        await SaveAsync(60);
        await SaveAsync(70);
        _server.Time.Advance(TimeSpan.FromHours(3));

        var drill = await RunAsync("drill");

        Assert.Equal(0, drill.Code);
        byte[] report = await File.ReadAllBytesAsync(drill.Text("report"), Cancel);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(report)), drill.Text("reportSha256"));
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(drill.Text("report"), ".json"), Cancel));
        var result = json.RootElement;
        Assert.True(result.GetProperty("passed").GetBoolean());
        Assert.Equal((2, 3 * 3600m), (result.GetProperty("lostChanges").GetInt64(), result.GetProperty("ageSeconds").GetDecimal()));
        Assert.Equal((1, 3), (Head("restored"), Head("living")));
        Assert.Equal(result.GetProperty("living").GetProperty("boardSha256").GetString(), result.GetProperty("restored").GetProperty("boardSha256").GetString());
        Assert.Contains("ผ่าน / PASSED", System.Text.Encoding.UTF8.GetString(report), StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_server.Directory.FullName, "drill-work-*"));

        long Head(string side) => result.GetProperty(side).GetProperty("headSequence").GetInt64();
    }

    [Theory]
    [InlineData("""UPDATE "Journal" SET "After" = '41.0'""", "was altered")]
    [InlineData("""DELETE FROM "Journal" """, "ends at change 0")]
    [InlineData("""UPDATE "Steps" SET "Windows" = '[{"start":"2009-10","end":"2009-10"}]' WHERE "Id" = '1-1-1'""", "figures computed from the backup differ")]
    public async Task A_living_store_that_differs_from_what_was_backed_up_fails_the_drill(string change, string fault)
    {
        await using (var context = _server.Open())
        {
            await context.Database.ExecuteSqlRawAsync(change.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), Cancel);
        }

        var drill = await RunAsync("drill");

        Assert.Equal(1, drill.Code);
        Assert.Contains(fault, drill.Answer.GetProperty("result").GetProperty("faults").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_or_missing_backup_fails_the_drill_with_a_report()
    {
        string backup = Directory.GetFiles(Path.Combine(_server.Directory.FullName, "backups")).Single();
        byte[] bytes = await File.ReadAllBytesAsync(backup, Cancel);
        await File.WriteAllBytesAsync(backup, bytes[..^1], Cancel);
        var damaged = await RunAsync("drill");
        File.Delete(backup);
        _server.Time.Advance(TimeSpan.FromSeconds(1));
        var missing = await RunAsync("drill");

        Assert.Equal((1, 1), (damaged.Code, missing.Code));
        Assert.Contains("damaged", damaged.Answer.ToString(), StringComparison.Ordinal);
        Assert.Contains("There is no backup", missing.Answer.ToString(), StringComparison.Ordinal);
        Assert.Contains("ไม่ผ่าน / FAILED", await File.ReadAllTextAsync(missing.Text("report"), Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drill_is_filed_on_the_plans_own_step_with_the_rights_of_the_account()
    {
        var drill = await RunAsync("drill", "--file-on", DrillStep, "--account", TestStore.Secretariat, "--percent", "50");
        _server.Time.Advance(TimeSpan.FromSeconds(1));
        var unchanged = await RunAsync("drill", "--file-on", DrillStep, "--account", TestStore.Secretariat);
        _server.Time.Advance(TimeSpan.FromSeconds(1));
        var stranger = await RunAsync("drill", "--file-on", DrillStep, "--account", TestStore.Hrd);

        Assert.Equal((0, 0, 1), (drill.Code, unchanged.Code, stranger.Code));
        Assert.Contains("Forbidden", stranger.Text("notFiled"), StringComparison.Ordinal);
        var reports = await _server.Services.GetRequiredService<IStepHistory>().ReadAsync(DrillStep, Cancel);
        Assert.Equal([50m, 50m], reports.Select(r => r.Percent));
        Assert.Contains("18 มิถุนายน 2553: ผ่าน", reports[1].Result, StringComparison.Ordinal);
        Assert.Contains(drill.Text("reportSha256"), reports[1].Result, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(drill.Text("report")), reports[1].Result, StringComparison.Ordinal);

        // The report itself is evidence of the step, and its seal is the hash that was told.
        await using var context = _server.Open();
        var added = await context.Journal.Where(c => c.Kind == ChangeKind.EvidenceAdded).OrderBy(c => c.Sequence).ToListAsync(Cancel);
        Assert.Equal([(DrillStep, drill.Text("evidenceId")), (DrillStep, unchanged.Text("evidenceId"))], added.Select(c => (c.StepId!, c.Subject!)));
        Assert.Contains(drill.Text("reportSha256"), added[0].Data, StringComparison.Ordinal);
        Assert.Equal(
            await File.ReadAllBytesAsync(drill.Text("report"), Cancel),
            await _server.Services.GetRequiredService<EvidenceStore>().ReadAsync(drill.Text("reportSha256"), Cancel));
    }

    [Fact]
    public async Task A_failed_drill_is_filed_as_failed_and_moves_nothing_forward()
    {
        File.Delete(Directory.GetFiles(Path.Combine(_server.Directory.FullName, "backups")).Single());

        var drill = await RunAsync("drill", "--file-on", DrillStep, "--account", TestStore.Secretariat, "--percent", "50");

        var report = Assert.Single(await _server.Services.GetRequiredService<IStepHistory>().ReadAsync(DrillStep, Cancel));
        Assert.Equal((1, 0m), (drill.Code, report.Percent));
        Assert.Contains("ไม่ผ่าน", report.Result, StringComparison.Ordinal);
        Assert.Equal("wrongUsage", (await RunAsync("drill", "--percent", "50")).Error);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task SaveAsync(decimal percent) => Assert.IsType<ReportOutcome.Saved>(
        await _server.Services.GetRequiredService<IProgressReporting>()
            .ReportAsync(TestStore.Policy, new ReportCommand(TestStore.PolicyStep, null, percent), Cancel));

    private Task<AdminRun> RunAsync(params string[] args) => AdminRun.OfAsync(_server.Build, args);
}
