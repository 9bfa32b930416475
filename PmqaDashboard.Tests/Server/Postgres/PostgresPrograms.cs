using System.Diagnostics;

namespace PmqaDashboard.Tests.Server.Postgres;

/// <summary>PostgreSQL's own programs as this machine has them. As root they run as the user that Debian's package makes.</summary>
internal static class PostgresPrograms
{
    /// <summary>PostgreSQL refuses to run as root.</summary>
    public const string User = "postgres";

    private static readonly string? Folder = FindFolder();

    /// <summary>Why no server can be started here, or null.</summary>
    public static string? Missing { get; } =
        Folder is null ? "PostgreSQL is not installed (Debian: apt-get install postgresql; elsewhere name its programs' folder with PG_BINDIR)."
        : Environment.IsPrivilegedProcess && !File.ReadLines("/etc/passwd").Any(l => l.StartsWith(User + ":", StringComparison.Ordinal))
            ? $"PostgreSQL does not run as root, and there is no user '{User}'."
        : null;

    /// <summary>Makes a directory that belongs to the one as whom the programs run.</summary>
    public static async Task<string> MakeDirectoryAsync()
    {
        string directory = Directory.CreateTempSubdirectory("pmqa-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", User, directory);
        }

        return directory;
    }

    /// <summary>Runs one of PostgreSQL's programs to its end.</summary>
    public static Task RunProgramAsync(string program, params string[] arguments)
    {
        var (file, all) = Command(program, arguments);
        return RunAsync(file, all);
    }

    /// <summary>How a program is called.</summary>
    public static (string File, string[] Arguments) Command(string program, params string[] arguments)
    {
        string path = Path.Combine(Folder!, program);
        return Environment.IsPrivilegedProcess
            ? ("setpriv", [$"--reuid={User}", $"--regid={User}", "--init-groups", path, .. arguments])
            : (path, arguments);
    }

    private static async Task RunAsync(string file, params string[] arguments)
    {
        // What pg_ctl starts keeps its outputs open, so they go to nowhere; a server's own words are in its log.
        string[] shell = ["-c", "exec \"$@\" < /dev/null > /dev/null 2>&1", "sh", file, .. arguments];
        using var process = Process.Start(new ProcessStartInfo("sh", shell) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{file} {string.Join(' ', arguments)}' ended with {process.ExitCode}.");
        }
    }

    private static string? FindFolder()
    {
        const string Debian = "/usr/lib/postgresql";
        var folders = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian).OrderByDescending(d => int.TryParse(Path.GetFileName(d), out int version) ? version : 0).Select(d => Path.Combine(d, "bin"))
            : [];
        return new[] { Environment.GetEnvironmentVariable("PG_BINDIR") }
            .Concat(folders)
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
            .FirstOrDefault(f => f is not null && File.Exists(Path.Combine(f, "initdb")) && File.Exists(Path.Combine(f, "pg_ctl")));
    }
}
