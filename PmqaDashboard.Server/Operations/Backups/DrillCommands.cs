using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using PmqaDashboard.Domain.Evidences;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Evidences;
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
            Description = "Also report the result on this step of the plan, such as 7-1-5, and add the report as its evidence, with the rights of the account.",
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
        var filed = filing is null ? new Filed() : await FileAsync(services, filing, result, report, cancellationToken);

        object value = new
        {
            result.Passed,
            Report = report.File,
            ReportSha256 = report.Sha256,
            filed.FiledAs,
            filed.EvidenceId,
            filed.NotFiled,
            Result = result,
        };
        string text = string.Join(Environment.NewLine, [
            result.Passed ? "Passed." : "FAILED.",
            .. result.Faults,
            $"Report: {report.File} (SHA-256 {report.Sha256})",
            .. filed.FiledAs is not null ? [$"Filed on {filing!.StepId} as report {filed.FiledAs}."] : Array.Empty<string>(),
            .. filed.EvidenceId is not null ? [$"The report is evidence {filed.EvidenceId} of that step."] : Array.Empty<string>(),
            .. filed.NotFiled is not null ? [filed.NotFiled] : Array.Empty<string>(),
        ]);
        return result.Passed && filed.NotFiled is null ? Answer.Done(value, text) : Answer.Bad(value, text);
    }

    private static async Task<Filed> FileAsync(
        IServiceProvider services, Filing filing, DrillResult result, DrillReport report, CancellationToken cancellationToken)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<PmqaDbContext>>().CreateDbContextAsync(cancellationToken);
        string normalized = filing.Account.Normalize().ToUpperInvariant();
        if (await context.Users.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedUserName == normalized && a.Enabled, cancellationToken) is not { } account
            || await services.GetRequiredService<PlanStore>().FindAsync(cancellationToken) is not { } book)
        {
            return new Filed(NotFiled: $"Not filed: no account '{filing.Account}' is in use, or no plans are loaded.");
        }

        var command = new ReportCommand(filing.StepId, null, 0, report.Evidence(result), Key: $"drill-{report.Sha256}");
        var (known, refusal) = ReportRule.Check(book, account.ToPerson(), command);
        if (refusal is null)
        {
            // A drill that failed moves nothing forward.
            var last = await context.CountingReports(known.StepId, known.Unit).FirstOrDefaultAsync(cancellationToken);
            command = command with { Percent = (result.Passed ? filing.Percent : null) ?? last?.Percent ?? 0 };
        }

        switch (await services.GetRequiredService<IProgressReporting>().ReportAsync(account.Id, command, cancellationToken))
        {
            case ReportOutcome.Saved saved:
                var place = new EvidencePlace.Share(saved.Report.StepId, saved.Report.Unit);
                return await AddAsync(services, new Filed(saved.Report.Id), account.Id, place, report, cancellationToken);
            case ReportOutcome.Refused refused:
                return new Filed(NotFiled: $"Not filed on {filing.StepId}: {refused.Reason}.");
            default:
                throw new InvalidOperationException("There is no other outcome.");
        }
    }

    // The report itself, as anybody adds a file: with the rights of the account, and with a seal.
    private static async Task<Filed> AddAsync(
        IServiceProvider services, Filed filed, string accountId, EvidencePlace place, DrillReport report, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(report.File);
        var (outcome, command) = await services.GetRequiredService<EvidenceStore>()
            .AddFileAsync(accountId, place, Path.GetFileName(report.File), file, [], cancellationToken);
        return outcome is RecordOutcome.Refused refused
            ? filed with { NotFiled = $"The result is filed, but its report could not be added as evidence: {refused.Reason}. Add {report.File} by hand." }
            : filed with { EvidenceId = command!.Id };
    }

    private sealed record Filed(long? FiledAs = null, string? EvidenceId = null, string? NotFiled = null);

    private sealed record Filing(string StepId, string Account, decimal? Percent);
}
