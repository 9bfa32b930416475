using System.Collections.Concurrent;
using System.Diagnostics;

namespace PmqaDashboard.Bench.Processes;

/// <summary>A published server as a process of its own, on a free port of 127.0.0.1.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly Process _process;
    private bool _ended;
    private readonly ConcurrentQueue<string> _output = new();

    private ServerProcess(Process process) => _process = process;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>What it has printed.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Memory and processor time.</summary>
    public ProcessFigures Figures => ProcessFigures.Of(Id);

    /// <summary>Processor time since its start, in seconds.</summary>
    public double Cpu => ProcessFigures.CpuOf(Id);

    /// <summary>Starts a program and waits until it listens.</summary>
    /// <param name="program">Path of the published dll.</param>
    /// <param name="settings">Environment on top of the caller's, from which settings of a host are taken away.</param>
    public static async Task<ServerProcess> StartAsync(string program, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = Path.GetDirectoryName(program)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || k is "DOTNET_URLS").ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var server = new ServerProcess(process);
        process.OutputDataReceived += (_, line) => server.Take(line.Data, listening);
        process.ErrorDataReceived += (_, line) => server.Take(line.Data, listening);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"{program} ended.\n{server.Output}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            server.Address = new Uri(await listening.Task.WaitAsync(Patience, TimeProvider.System));
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a program's command to its end.</summary>
    /// <returns>What it printed.</returns>
    public static async Task<string> RunAsync(string program, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        string printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? printed : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.\n{printed}");
    }

    /// <summary>Does something with the server; when that fails, its failure tells also what the server has printed.</summary>
    public async Task ExplainAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{e.Message}\nThe server's last words:\n{string.Join('\n', _output.TakeLast(40))}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Take(string? line, TaskCompletionSource<string> listening)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is int at and >= 0)
        {
            listening.TrySetResult(line[(at + Listening.Length)..].Split('"')[0].Trim());
        }
    }
}
