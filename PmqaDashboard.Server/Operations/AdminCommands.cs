using System.CommandLine;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Plans;

namespace PmqaDashboard.Server.Operations;

/// <summary>What whoever runs the server can do from the command line: <c>PmqaDashboard.Server admin …</c>.</summary>
internal static class AdminCommands
{
    public const string Name = "admin";

    /// <summary>Runs one command.</summary>
    /// <param name="args">The executable's arguments, of which the first is "admin".</param>
    /// <param name="openAsync">Opens the application, ready to be used but not listening, with arguments for its configuration.</param>
    /// <param name="output">Where a command's own answer goes; the console when left out.</param>
    /// <param name="error">Where it says what is wrong; the console when left out.</param>
    /// <returns>0 when done, 1 when refused or wrong.</returns>
    public static Task<int> RunAsync(string[] args, Func<string[], Task<WebApplication>> openAsync, TextWriter? output = null, TextWriter? error = null)
    {
        var host = new AdminHost(openAsync);
        var admin = new Command(Name, "Administers the store of PmqaDashboard. It may be used while the server runs.")
        {
            AdminHost.Data,
            PlanCommands.Create(host),
            AccessTokenCommands.Create(host),
        };
        var root = new RootCommand("The server of PmqaDashboard; without a command it starts.") { admin };

        // What stops a start is told by the program itself.
        return root.Parse(args).InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            Output = output ?? Console.Out,
            Error = error ?? Console.Error,
        });
    }
}
