using System.CommandLine;

namespace PmqaDashboard.Server.Operations;

/// <summary>Gives commands the application that they work on.</summary>
/// <param name="openAsync">Opens it with arguments for its configuration.</param>
internal sealed class AdminHost(Func<string[], Task<WebApplication>> openAsync)
{
    // Standard output is for a command's own answer, which a script may read.
    private static readonly string[] Quiet =
        ["--Logging:LogLevel:Default=Warning", "--Logging:Console:LogToStandardErrorThreshold=Trace"];

    /// <summary>The option with which every command can be told where the store is.</summary>
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "The data directory; otherwise the setting Data:Directory.",
        HelpName = "directory",
        Recursive = true,
    };

    /// <summary>Lets a command run on the application's services.</summary>
    /// <param name="command">The command.</param>
    /// <param name="run">Does the work and returns the exit code: 0 when done, else 1.</param>
    /// <returns>The command.</returns>
    public Command Run(Command command, Func<IServiceProvider, ParseResult, CancellationToken, Task<int>> run)
    {
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] data = parsed.GetValue(Data) is { } directory ? [$"--Data:Directory={directory}"] : [];
            await using var app = await openAsync([.. Quiet, .. data]);
            await using var scope = app.Services.CreateAsyncScope();
            return await run(scope.ServiceProvider, parsed, cancellationToken);
        });
        return command;
    }
}
