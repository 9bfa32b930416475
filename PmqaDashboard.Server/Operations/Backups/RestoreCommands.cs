using System.CommandLine;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary><c>admin restore</c>.</summary>
internal static class RestoreCommands
{
    public static Command Create(AdminHost host)
    {
        var file = new Argument<string>("file") { Description = "The backup." };
        var check = new Option<bool>("--check") { Description = "Only check whether the backup is good and could be restored by this version." };
        var replace = new Option<bool>("--replace")
        {
            Description = "Replace a store that holds something. The old one is kept aside, never deleted; the answer says where.",
        };
        var passphrase = BackupCommands.PassphraseOption();
        var command = new Command(
            "restore",
            "Puts a backup into an empty store, while no server runs on it. Everything is checked before anything is touched: hash, encryption, "
            + "integrity, references, version, plans, and that every figure can be computed.")
        {
            file, check, replace, passphrase,
        };
        return host.RunUnprepared(
            command,
            (services, parsed, cancellationToken) => RunAsync(
                services, parsed.GetValue(file)!, parsed.GetValue(check), parsed.GetValue(replace), cancellationToken),
            (passphrase, "Backup:PassphraseFile"));
    }

    private static async Task<Answer> RunAsync(
        IServiceProvider services, string file, bool onlyCheck, bool replace, CancellationToken cancellationToken)
    {
        var time = services.GetRequiredService<TimeProvider>();
        long start = time.GetTimestamp();
        var secret = BackupCommands.FindPassphrase(services);
        var target = services.GetRequiredService<IStoreReplacement>();
        await using var hold = onlyCheck ? null : await target.HoldAsync(replace, cancellationToken);
        using var work = new WorkDirectory(Path.Combine(
            services.GetRequiredService<DataDirectory>().FullPath, onlyCheck ? $"check-work-{Environment.ProcessId}" : "restore-work"));
        var store = await RestoredStore.ReadAsync(file, secret, work, cancellationToken);
        string? aside = null;
        if (!onlyCheck)
        {
            cancellationToken.ThrowIfCancellationRequested();
            aside = await target.ReplaceAsync(store.File, time.GetUtcNow().UtcDateTime, CancellationToken.None);
        }

        string done = onlyCheck
            ? $"The backup is good: {store.Manifest.HeadSequence} is its last change, made by version {store.Manifest.Product}."
            : $"The store is restored, up to change {store.Manifest.HeadSequence}. What was revoked or changed after the backup is as it was then: look through accounts and tokens.";
        return Answer.Done(
            new
            {
                File = Path.GetFullPath(file),
                Restored = !onlyCheck,
                KeptAside = aside,
                BoardSha256 = store.Board is { } board ? BoardHash.Of(board) : null,
                Seconds = decimal.Round((decimal)time.GetElapsedTime(start).TotalSeconds, 3),
                store.Manifest,
            },
            aside is null ? done : $"{done}\nThe store that was there before is kept in {aside}.");
    }
}
