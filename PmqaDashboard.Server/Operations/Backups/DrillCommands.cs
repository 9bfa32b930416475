using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Plans;
using PmqaDashboard.Server.Progress;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary><c>admin drill</c>.</summary>
internal static class DrillCommands
{
    public static Command Create(AdminHost host)
    {
        var directory = BackupCommands.DirectoryOption("Where the backups are");
        var passphrase = BackupCommands.PassphraseOption();
        var report = new Option<string?>("--report")
        {
            Description = "Where to put the report; otherwise the folder drills beside the backups.",
            HelpName = "directory",
        };
        var step = new Option<string?>("--file-on")
        {
            Description = "Also report the result on this step of the plan, such as 7-1-5, with the rights of the account.",
            HelpName = "step-id",
        };
        var account = new Option<string?>("--account") { Description = "Name with which the account signs in.", HelpName = "name" };
        var percent = new Option<decimal?>("--percent")
        {
            Description = "The step's % from now on, if the drill passes; otherwise it stays as it is.",
            HelpName = "0-100",
        };
        var command = new Command(
            "drill",
            "Restores the newest backup into a scratch copy, computes every figure, compares with the living store, and writes a report. "
            + "The exit code is 1 when anything is wrong.")
        {
            directory, passphrase, report, step, account, percent,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(step) is null != result.GetValue(account) is null || (result.GetValue(step) is null && result.GetValue(percent) is not null))
            {
                result.AddError("--file-on and --account belong together, and --percent to them.");
            }
        });
        return host.Run(
            command,
            (services, parsed, cancellationToken) => RunAsync(
                services,
                parsed.GetValue(report),
                parsed.GetValue(step) is { } id ? new Filing(id, parsed.GetValue(account)!, parsed.GetValue(percent)) : null,
                cancellationToken),
            (directory, "Backup:Directory"),
            (passphrase, "Backup:PassphraseFile"));
    }

    private static async Task<Answer> RunAsync(IServiceProvider services, string? folder, Filing? filing, CancellationToken cancellationToken)
    {
        var result = await services.GetRequiredService<Drill>().RunAsync(() => BackupCommands.FindPassphrase(services), cancellationToken);
        var backups = services.GetRequiredService<BackupDirectory>();
        var report = DrillReport.Write(folder ?? Path.Combine(backups.FullPath, "drills"), result);
        var (filedAs, refusal) = filing is null ? (null, null) : await FileAsync(services, filing, result, report, cancellationToken);

        object value = new { result.Passed, Report = report.File, ReportSha256 = report.Sha256, FiledAs = filedAs, NotFiled = refusal, Result = result };
        string text = string.Join(Environment.NewLine, [
            result.Passed ? "Passed." : "FAILED.",
            .. result.Faults,
            $"Report: {report.File} (SHA-256 {report.Sha256})",
            .. filedAs is not null ? [$"Filed on {filing!.StepId} as report {filedAs}."] : Array.Empty<string>(),
            .. refusal is not null ? [refusal] : Array.Empty<string>(),
        ]);
        return result.Passed && refusal is null ? Answer.Done(value, text) : Answer.Bad(value, text);
    }

    // Evidence files are not kept by the product yet; the text with the hash of the report is what can be filed.
    private static async Task<(long? FiledAs, string? Refusal)> FileAsync(
        IServiceProvider services, Filing filing, DrillResult result, DrillReport report, CancellationToken cancellationToken)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<PmqaDbContext>>().CreateDbContextAsync(cancellationToken);
        string normalized = filing.Account.Normalize().ToUpperInvariant();
        if (await context.Users.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedUserName == normalized && a.Enabled, cancellationToken) is not { } account
            || await services.GetRequiredService<PlanStore>().FindAsync(cancellationToken) is not { } book)
        {
            return (null, $"Not filed: no account '{filing.Account}' is in use, or no plans are loaded.");
        }

        var command = new ReportCommand(filing.StepId, null, 0, report.Evidence(result), Key: $"drill-{report.Sha256}");
        var (known, refusal) = ReportRule.Check(book, account.ToPerson(), command);
        if (refusal is null)
        {
            // A drill that failed moves nothing forward.
            var last = await context.CountingReports(known.StepId, known.Unit).FirstOrDefaultAsync(cancellationToken);
            command = command with { Percent = (result.Passed ? filing.Percent : null) ?? last?.Percent ?? 0 };
        }

        return await services.GetRequiredService<IProgressReporting>().ReportAsync(account.Id, command, cancellationToken) switch
        {
            ReportOutcome.Saved saved => (saved.Report.Id, null),
            ReportOutcome.Refused refused => (null, $"Not filed on {filing.StepId}: {refused.Reason}."),
            _ => throw new InvalidOperationException("There is no other outcome."),
        };
    }

    private sealed record Filing(string StepId, string Account, decimal? Percent);
}
