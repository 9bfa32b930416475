using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using MimeKit;
using PmqaDashboard.Tests.House;
using Xunit;

namespace PmqaDashboard.Tests.Server.Messages;

/// <summary>A real SMTP server as a process of its own on 127.0.0.1 (aiosmtpd): what it takes can be read as it came over the line.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Lazy<string?> Python = new(FindPython);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    private SmtpServer(Process process) => _process = process;

    public int Port { get; private set; }

    /// <summary>Starts it; a test is skipped, visibly, where it is not installed.</summary>
    /// <param name="port">Where it listens; 0 for a free port.</param>
    /// <param name="options">Its options, as its file tells.</param>
    public static async Task<SmtpServer> StartAsync(int port = 0, params string[] options)
    {
        Assert.SkipWhen(Python.Value is null, "aiosmtpd is not installed (Debian: apt-get install python3-aiosmtpd).");
        string file = Repository.At("PmqaDashboard.Tests", "Server", "Messages", "smtp_server.py");
        var process = Process.Start(new ProcessStartInfo(
            Python.Value!, [file, "--port", port.ToString(CultureInfo.InvariantCulture), .. options])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var server = new SmtpServer(process);
        process.OutputDataReceived += (_, said) => server._lines.Writer.TryWrite(said.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        string first = await server.NextLineAsync();
        Assert.StartsWith("listening ", first, StringComparison.Ordinal);
        server.Port = int.Parse(first["listening ".Length..], CultureInfo.InvariantCulture);
        return server;
    }

    /// <summary>Whether it has taken an e-mail that was not asked for.</summary>
    public bool HasMore => _lines.Reader.TryPeek(out _);

    /// <summary>The next e-mail that it took.</summary>
    public async Task<MimeMessage> NextAsync()
    {
        using var line = JsonDocument.Parse(await NextLineAsync());
        using var content = new MemoryStream(line.RootElement.GetProperty("content").GetBytesFromBase64());
        return await MimeMessage.LoadAsync(content, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<string> NextLineAsync() =>
        await _lines.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);

    // Of several pythons the one that has it, which is not always the first.
    private static string? FindPython() => $"/usr/bin:{Environment.GetEnvironmentVariable("PATH")}".Split(':')
        .Select(p => Path.Combine(p, "python3"))
        .Where(File.Exists)
        .FirstOrDefault(python =>
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        });
}
