using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using PmqaDashboard.Tests.Failures;
using PmqaDashboard.Tests.House;
using Xunit;

namespace PmqaDashboard.Tests.Nodes;

/// <summary>
/// nginx as a private process on 127.0.0.1, with its own folder, running the very file that deploy/ delivers. Only the two files that
/// differ from place to place, where it listens and where the nodes are, are the test's.
/// </summary>
internal sealed class NginxProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private NginxProcess(DirectoryInfo folder, Process process, int port, int crossing) =>
        (_folder, _process, Address, Crossing) = (folder, process, $"http://127.0.0.1:{port}", $"http://127.0.0.1:{crossing}");

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>Another address, at which pages come from the first node and every line goes to the last.</summary>
    public string Crossing { get; }

    /// <summary>Starts it before nodes; a test is skipped, visibly, where there is no nginx.</summary>
    public static async Task<NginxProcess> StartAsync(params IReadOnlyList<string> nodes)
    {
        string? program = $"/usr/sbin:{Environment.GetEnvironmentVariable("PATH")}".Split(':')
            .Select(p => Path.Combine(p, "nginx"))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(program is null, "nginx is not installed (Debian: apt-get install nginx).");

        var folder = Directory.CreateTempSubdirectory("pmqa-nginx-");
        int port = FreePort(), crossing = FreePort();
        string Hosts(string address) => new Uri(address).Authority;
        Directory.CreateDirectory(At("pmqa"));
        await File.WriteAllTextAsync(At("pmqa/listen.conf"), $"listen 127.0.0.1:{port};\n");
        await File.WriteAllTextAsync(At("pmqa/nodes.conf"), string.Concat(nodes.Select(n => $"server {Hosts(n)} max_fails=1 fail_timeout=2s;\n")));
        await File.WriteAllTextAsync(At("nginx.conf"), $$"""
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            worker_processes 1;
            pid nginx.pid;
            error_log error.log info;
            events { worker_connections 4096; }
            http {
              log_format nodes '$status $upstream_addr $upstream_status $request_method $uri';
              access_log access.log nodes;
              client_body_temp_path body;
              proxy_temp_path proxy;
              fastcgi_temp_path fastcgi;
              uwsgi_temp_path uwsgi;
              scgi_temp_path scgi;
              include {{Repository.At("deploy", "nginx", "pmqa.conf")}};
              server {
                listen 127.0.0.1:{{crossing}};
                proxy_http_version 1.1;
                proxy_set_header Connection $pmqa_connection;
                proxy_set_header Upgrade $http_upgrade;
                proxy_set_header Host $http_host;
                location / { proxy_pass {{nodes[0]}}; }
                location /_blazor { proxy_pass {{nodes[^1]}}; }
              }
            }
            """);
        var process = Process.Start(new ProcessStartInfo(program!, ["-p", folder.FullName, "-c", "nginx.conf", "-e", "error.log", "-g", "daemon off;"])
        {
            RedirectStandardError = true,
        })!;
        var nginx = new NginxProcess(folder, process, port, crossing);
        using var client = new HttpClient();
        await WaitUntil.TrueAsync(async () =>
        {
            Assert.False(process.HasExited, $"nginx ended. {(process.HasExited ? await process.StandardError.ReadToEndAsync() : "")}");
            try
            {
                using var answer = await client.GetAsync(new Uri(nginx.Address + "/health/live"));
                return true;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
        return nginx;

        string At(string file) => Path.Combine(folder.FullName, file);
    }

    /// <summary>The node that answered last when somebody asked for a path.</summary>
    public string NodeOf(string path) =>
        "http://" + Log().Last(l => l is [_, _, _, "GET", var asked] && asked == path)[1];

    /// <summary>What it answered so far: status, node, its status, method and path of each request.</summary>
    public IEnumerable<string[]> Log()
    {
        using var file = new StreamReader(new FileStream(Path.Combine(_folder.FullName, "access.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' '))];
    }

    public async ValueTask DisposeAsync()
    {
        // The master takes its workers with it when asked; killed, it would leave them.
        using (var stop = Process.Start("kill", ["-TERM", $"{_process.Id}"]))
        {
            await stop.WaitForExitAsync();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
