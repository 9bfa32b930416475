using System.CommandLine;
using System.CommandLine.Invocation;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Operations.Backups;
using PmqaDashboard.Server.Plans;

namespace PmqaDashboard.Server.Operations;

/// <summary>What whoever runs the server can do from the command line: <c>PmqaDashboard.Server admin …</c>.</summary>
internal static class AdminCommands
{
    public const string Name = "admin";

    private const string About = """
        Administers the store of PmqaDashboard. It may be used while the server runs, unless a command says otherwise.

        Standard output carries the answer and nothing else. Exit codes: 0 done, 1 refused or failed, 2 wrong usage,
        130 stopped.
        """;

    /// <summary>Runs one command.</summary>
    /// <param name="args">The executable's arguments, of which the first is "admin".</param>
    /// <param name="build">Puts the application together with arguments for its configuration.</param>
    /// <param name="output">Where a command's own answer goes; the console when left out.</param>
    /// <param name="error">Where it says what is wrong; the console when left out.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, Func<string[], WebApplication> build, TextWriter? output = null, TextWriter? error = null)
    {
        var configuration = new InvocationConfiguration { Output = output ?? Console.Out, Error = error ?? Console.Error };
        var parsed = Create(new AdminHost(build)).Parse(args);
        if (parsed.Action is not ParseErrorAction wrong)
        {
            return await parsed.InvokeAsync(configuration);
        }

        string[] faults = [.. parsed.Errors.Select(e => e.Message)];
        if (parsed.GetResult(AdminHost.Json) is { Implicit: false })
        {
            return await Answer.Refuse("wrongUsage", string.Join(' ', faults), ExitCode.WrongUsage)
                .WriteAsync(json: true, configuration.Output, configuration.Error);
        }

        // Its text, with what may have been meant; but on the side of errors.
        wrong.ShowHelp = false;
        configuration.Output = configuration.Error;
        await parsed.InvokeAsync(configuration);
        await configuration.Error.WriteLineAsync("Add --help to see what there is.");
        return ExitCode.WrongUsage;
    }

    private static RootCommand Create(AdminHost host) =>
        new("The server of PmqaDashboard; without a command it starts.")
        {
            new Command(Name, About)
            {
                AdminHost.Data,
                AdminHost.Json,
                PlanCommands.Create(host),
                AccessTokenCommands.Create(host),
                BackupCommands.Create(host),
                RestoreCommands.Create(host),
                DrillCommands.Create(host),
                MoveDatabaseCommand.Create(host),
            },
        };
}
