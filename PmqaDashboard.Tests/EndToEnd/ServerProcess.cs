using System.Collections.Concurrent;
using System.Diagnostics;
using PmqaDashboard.Tests.House;

namespace PmqaDashboard.Tests.EndToEnd;

/// <summary>
/// The built server as a process of its own, on 127.0.0.1 and its own data directory. It can be killed as by a power cut and
/// started again at the same address on the same data.
/// </summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ConcurrentQueue<string> _output = new();
    private readonly string _program;
    private readonly string _data;
    private readonly bool _ownsData;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private Process? _process;

    private ServerProcess(string program, string data, bool ownsData, IReadOnlyDictionary<string, string> settings) =>
        (_program, _data, _ownsData, _settings) = (program, data, ownsData, settings);

    /// <summary>Where it listens, such as <c>http://127.0.0.1:40123</c>; the same after a restart.</summary>
    public string Address { get; private set; } = "http://127.0.0.1:0";

    /// <summary>Number of its process.</summary>
    public int Id => _process?.Id ?? throw new InvalidOperationException("It does not run.");

    /// <summary>What it has printed since its first start.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>The server's program as the solution's build left it, in the configuration of these tests.</summary>
    public static string Built => Repository.At("PmqaDashboard.Server", "bin", Configuration, "net10.0", "PmqaDashboard.Server.dll");

    /// <summary>Debug or Release, as these tests were built.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/')).Parent!.Name;

    /// <summary>Starts the built server as a demonstration in which nobody reports by himself.</summary>
    public static Task<ServerProcess> StartDemoAsync() => StartAsync(Built, new Dictionary<string, string>
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
        ["Demo__Simulation"] = "false",
    });

    /// <summary>
    /// Starts a program of the server with settings given by environment, on an empty data directory or on one that is there and
    /// outlives it.
    /// </summary>
    public static async Task<ServerProcess> StartAsync(string program, IReadOnlyDictionary<string, string> settings, string? data = null)
    {
        var server = new ServerProcess(program, data ?? Directory.CreateTempSubdirectory("pmqa-").FullName, data is null, settings);
        try
        {
            await server.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it (again), at the address that it had before, and waits until it listens.</summary>
    public async Task StartAsync()
    {
        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = Launch("--urls", Address);
        _process = process;
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The server ended.\n{Output}"));
        process.OutputDataReceived += (_, line) =>
        {
            Keep(line.Data);
            if (line.Data?.IndexOf(Listening, StringComparison.Ordinal) is int at and >= 0)
            {
                listening.TrySetResult(line.Data[(at + Listening.Length)..].Split('"')[0].Trim());
            }
        };
        process.EnableRaisingEvents = true;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            Address = await listening.Task.WaitAsync(Patience);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"The server did not listen within {Patience.TotalSeconds} s.\n{Output}", late);
        }
    }

    /// <summary>Ends it at once (SIGKILL), without any chance to tidy up.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    /// <summary>Asks it to stop (SIGTERM), as a service manager does, and gives its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        var process = _process ?? throw new InvalidOperationException("It does not run.");
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync().WaitAsync(Patience);
        _process = null;
        int code = process.ExitCode;
        process.Dispose();
        return code;
    }

    /// <summary>Runs one of the program's commands on the same data and gives what it printed.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Launch(arguments);
        var errors = process.StandardError.ReadToEndAsync();
        string printed = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? printed
            : throw new InvalidOperationException($"'{string.Join(' ', arguments)}' ended with {process.ExitCode}.\n{printed}{await errors}");
    }

    /// <summary>A client for its addresses, with its own cookies.</summary>
    public HttpClient Client() => new() { BaseAddress = new Uri(Address) };

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        if (_ownsData)
        {
            Directory.Delete(_data, recursive: true);
        }
    }

    private Process Launch(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [_program, .. arguments])
        {
            WorkingDirectory = _data,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in start.Environment.Keys.Where(IsOfAHost).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["Data__Directory"] = _data;
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        return process;
    }

    // The developer's own settings are not the tests'.
    private static bool IsOfAHost(string variable) =>
        variable.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || variable is "DOTNET_ENVIRONMENT" or "DOTNET_URLS";

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }
}
