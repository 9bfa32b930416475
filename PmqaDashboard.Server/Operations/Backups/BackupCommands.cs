using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary><c>admin backup</c>.</summary>
internal static class BackupCommands
{
    /// <summary>Where backups are, for commands that look for them.</summary>
    public static Option<string?> DirectoryOption(string description) => new("--directory")
    {
        Description = $"{description}; otherwise the setting Backup:Directory, or the folder backups in the data directory.",
        HelpName = "directory",
    };

    /// <summary>Where the passphrase is. It is never an argument itself.</summary>
    public static Option<string?> PassphraseOption() => new("--passphrase-file")
    {
        Description = $"File that holds the passphrase; otherwise the setting Backup:PassphraseFile, or the environment variable {Passphrase.Variable}.",
        HelpName = "file",
    };

    /// <summary>The passphrase that is set, or null.</summary>
    public static Passphrase? FindPassphrase(IServiceProvider services) =>
        Passphrase.Find(services.GetRequiredService<IOptions<BackupOptions>>().Value.PassphraseFile);

    public static Command Create(AdminHost host)
    {
        var directory = DirectoryOption("Where to put it");
        var passphrase = PassphraseOption();
        var prune = new Option<bool>("--prune")
        {
            Description = "Afterwards delete older backups that Backup:Keep:Daily, Weekly and Monthly do not ask for.",
        };
        var command = new Command(
            "backup", "Makes a backup of the whole store, while the server runs, and prints its path. It is encrypted when a passphrase is set.")
        {
            directory, passphrase, prune,
        };
        return host.RunUnprepared(
            command,
            (services, parsed, cancellationToken) => RunAsync(services, parsed.GetValue(prune), cancellationToken),
            (directory, "Backup:Directory"),
            (passphrase, "Backup:PassphraseFile"));
    }

    private static async Task<Answer> RunAsync(IServiceProvider services, bool prune, CancellationToken cancellationToken)
    {
        var secret = FindPassphrase(services);
        RefuseWithoutStore(services);
        await using var turn = await services.GetRequiredService<ISnapshots>().TryTakeTurnAsync(cancellationToken)
            ?? throw new RefusedException("busy", "Another process is making a backup of this store; nothing was done.");
        var made = await services.GetRequiredService<BackupMaker>().MakeAsync(secret, cancellationToken);
        var gone = prune ? services.GetRequiredService<BackupDirectory>().Prune(made.Record.MadeAtUtc) : [];
        return Answer.Done(
            new
            {
                made.Record.File,
                made.Record.Bytes,
                made.Record.Sha256,
                made.Encrypted,
                Seconds = decimal.Round((decimal)made.Took.TotalSeconds, 3),
                Deleted = gone,
                made.Manifest,
            },
            string.Create(CultureInfo.InvariantCulture, $"{made.Record.File}"));
    }

    // Opening a file that is not there would make one, and its backup would look like one of a real store.
    private static void RefuseWithoutStore(IServiceProvider services)
    {
        if (services.GetRequiredService<ISnapshots>().Provider == "Sqlite" && services.GetRequiredService<DataDirectory>() is var data && !File.Exists(data.Database))
        {
            throw new RefusedException("noStore", $"There is no store in {data.FullPath}; nothing was done.");
        }
    }
}
