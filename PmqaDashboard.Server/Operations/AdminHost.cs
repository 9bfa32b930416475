using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.Options;
using PmqaDashboard.Server.Hosting;

namespace PmqaDashboard.Server.Operations;

/// <summary>A command's work.</summary>
/// <param name="services">The application's services.</param>
/// <param name="parsed">The command line.</param>
/// <param name="cancellationToken">Ctrl+C.</param>
/// <returns>The answer.</returns>
internal delegate Task<Answer> AdminRun(IServiceProvider services, ParseResult parsed, CancellationToken cancellationToken);

/// <summary>Gives commands the application that they work on, and writes their answers.</summary>
/// <param name="build">Puts the application together with arguments for its configuration; it opens nothing yet.</param>
internal sealed class AdminHost(Func<string[], WebApplication> build)
{
    // Standard output is for a command's own answer, which a script may read.
    private static readonly string[] Quiet =
        ["--Logging:LogLevel:Default=Warning", "--Logging:Console:LogToStandardErrorThreshold=Trace", "--Logging:Console:FormatterName=simple"];

    /// <summary>The option with which every command can be told where the store is.</summary>
    public static Option<string?> Data { get; } = new("--data")
    {
        Description = "The data directory; otherwise the setting Data:Directory.",
        HelpName = "directory",
        Recursive = true,
    };

    /// <summary>The option with which every command answers scripts.</summary>
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Answer with one JSON object on standard output, also when refused.",
        Recursive = true,
    };

    /// <summary>Lets a command run on the application's services, the store being up to date.</summary>
    /// <param name="command">The command.</param>
    /// <param name="run">Does the work. It may throw <see cref="RefusedException"/>.</param>
    /// <param name="settings">Options of the command that stand for settings.</param>
    /// <returns>The command.</returns>
    public Command Run(Command command, AdminRun run, params (Option<string?> Option, string Setting)[] settings) =>
        Run(command, prepare: true, run, settings);

    /// <summary>Lets a command run on the application's services without touching the store before.</summary>
    /// <param name="command">The command.</param>
    /// <param name="run">Does the work. It may throw <see cref="RefusedException"/>.</param>
    /// <param name="settings">Options of the command that stand for settings.</param>
    /// <returns>The command.</returns>
    public Command RunUnprepared(Command command, AdminRun run, params (Option<string?> Option, string Setting)[] settings) =>
        Run(command, prepare: false, run, settings);

    private Command Run(Command command, bool prepare, AdminRun run, (Option<string?> Option, string Setting)[] settings)
    {
        (Option<string?> Option, string Setting)[] all = [(Data, "Data:Directory"), .. settings];
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string[] given = [.. all
                .Select(s => (s.Setting, Value: parsed.GetValue(s.Option)))
                .Where(s => s.Value is not null)
                .Select(s => $"--{s.Setting}={s.Value}")];
            var answer = await AnswerAsync(prepare, given, parsed, run, cancellationToken);
            var configuration = parsed.InvocationConfiguration;
            return await answer.WriteAsync(parsed.GetValue(Json), configuration.Output, configuration.Error);
        });
        return command;
    }

    private async Task<Answer> AnswerAsync(
        bool prepare, string[] given, ParseResult parsed, AdminRun run, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = build([.. Quiet, .. given]);
            if (prepare)
            {
                await Application.PrepareAsync(app);
            }

            await using var scope = app.Services.CreateAsyncScope();
            return await run(scope.ServiceProvider, parsed, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Answer.Refuse("stopped", "Stopped before it was done.", ExitCode.Stopped);
        }
        catch (RefusedException e)
        {
            return Answer.Refuse(e.Error, e.Message);
        }
        catch (StartException e)
        {
            return Answer.Refuse("cannotStart", e.Message);
        }
        catch (OptionsValidationException e)
        {
            return Answer.Refuse("wrongSetting", string.Join(' ', e.Failures));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DbException)
        {
            return Answer.Refuse("failed", $"It failed: {e.Message}");
        }
        catch (Exception e)
        {
            // A fault of the program itself: whoever mends it needs to know where.
            await parsed.InvocationConfiguration.Error.WriteLineAsync(e.ToString());
            return Answer.Refuse("failed", $"It failed, by a fault of the program: {e.Message}");
        }
    }
}
