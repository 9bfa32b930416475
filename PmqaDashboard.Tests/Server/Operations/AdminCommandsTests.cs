using System.Diagnostics;
using System.Text.Json;
using PmqaDashboard.Tests.EndToEnd;
using PmqaDashboard.Tests.House;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations;

/// <summary>The server's program as a person runs it from the command line.</summary>
public sealed class AdminCommandsTests : IDisposable
{
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("pmqa-admin-");

    private string Data => Path.Combine(_temporary.FullName, "data");

    [Fact]
    public async Task Plans_are_loaded_once_and_a_second_time_is_no_mistake()
    {
        Assert.Equal((0, "The plans are loaded.", ""), await RunAsync("admin", "plan", "load", "--data", Data));
        Assert.Equal((0, "Plans are there already; nothing was changed.", ""), await RunAsync("admin", "plan", "load", "--data", Data));
    }

    [Fact]
    public async Task A_damaged_plan_stops_a_demonstration_and_the_command_with_file_plan_and_field()
    {
        string seeds = Damage("plan-04.json", "\"2010-0", "\"2010-1");

        var (code, output, error) = await RunAsync("admin", "plan", "load", "--data", Data, "--from", seeds);
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("Nothing was loaded. plan-04.json, plan 4, $.activities[0].steps[", error, StringComparison.Ordinal);

        (code, _, error) = await RunAsync(
            "--environment", "Development", "--Demo:Enabled=true", $"--Data:Directory={Data}", $"--Plans:Directory={seeds}", "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, code);
        Assert.StartsWith("The plans cannot be loaded. plan-04.json, plan 4, $.activities[0].steps[", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_is_not_there_is_refused_and_help_is_given_when_asked()
    {
        var (code, output, error) = await RunAsync("admin", "plan", "destroy");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("'destroy'", error, StringComparison.Ordinal);

        (code, output, _) = await RunAsync("admin", "--help");
        Assert.Equal(0, code);
        Assert.Contains("plan", output, StringComparison.Ordinal);
        Assert.Contains("--data <directory>", output, StringComparison.Ordinal);
        Assert.Contains("--json", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_gets_one_JSON_object_whatever_happens()
    {
        string file = Path.Combine(_temporary.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var refused = await RunAsync("admin", "plan", "load", "--json", "--data", Path.Combine(file, "data"));
        var wrong = await RunAsync("admin", "plan", "destroy", "--json");

        Assert.Equal((1, ""), (refused.Code, refused.Error));
        Assert.Equal("cannotStart", ErrorIn(refused.Output));
        Assert.Equal((2, ""), (wrong.Code, wrong.Error));
        Assert.Equal("wrongUsage", ErrorIn(wrong.Output));

        static string? ErrorIn(string output) =>
            JsonDocument.Parse(output).RootElement.GetProperty("error").GetProperty("code").GetString();
    }

    [Fact]
    public async Task A_store_that_cannot_be_kept_is_said_in_one_line()
    {
        string file = Path.Combine(_temporary.FullName, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var (code, _, error) = await RunAsync("admin", "plan", "load", "--data", Path.Combine(file, "data"));

        Assert.Equal(1, code);
        Assert.Contains("(setting Data:Directory) cannot be written", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
    }

    public void Dispose() => _temporary.Delete(recursive: true);

    private string Damage(string file, string from, string to)
    {
        var seeds = _temporary.CreateSubdirectory("seeds");
        foreach (string source in Directory.GetFiles(Repository.At("seeds"), "*.json"))
        {
            string text = File.ReadAllText(source);
            string name = Path.GetFileName(source);
            File.WriteAllText(Path.Combine(seeds.FullName, name), name == file ? text.Replace(from, to, StringComparison.Ordinal) : text);
        }

        return seeds.FullName;
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [ServerProcess.Built, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var cancel = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, (await output).Trim(), (await error).Trim());
    }
}
