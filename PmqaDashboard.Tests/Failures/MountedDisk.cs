using System.Diagnostics;
using Xunit;

namespace PmqaDashboard.Tests.Failures;

/// <summary>A small disk of a test's own, which can be filled and taken away. Only root may mount; elsewhere the test is skipped, visibly.</summary>
internal sealed class MountedDisk : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private string? _image;
    private bool _mounted;

    private MountedDisk(DirectoryInfo folder) => _folder = folder;

    /// <summary>A directory on it.</summary>
    public string Data => Path.Combine(Mount, "data");

    private string Mount => Path.Combine(_folder.FullName, "mount");

    private string Filler => Path.Combine(Mount, "filler");

    /// <summary>A disk in memory.</summary>
    public static async Task<MountedDisk> InMemoryAsync(int megabytes)
    {
        var disk = New();
        await disk.MountAsync("-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs");
        return disk;
    }

    /// <summary>A disk in a file, with a file system that turns read-only when it loses its disk.</summary>
    public static async Task<MountedDisk> InFileAsync(int megabytes)
    {
        var disk = New();
        disk._image = Path.Combine(disk._folder.FullName, "image");
        await using (var file = File.Create(disk._image))
        {
            file.SetLength(megabytes * 1024L * 1024L);
        }

        await disk.NeedAsync("mkfs.ext4", "-q", disk._image);
        await disk.MountAsync("-o", "loop", disk._image);
        return disk;
    }

    /// <summary>Takes all space that is left.</summary>
    public void Fill()
    {
        using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] block = new byte[4096];
        try
        {
            while (true)
            {
                filler.Write(block);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    /// <summary>Gives the space back.</summary>
    public void Free() => File.Delete(Filler);

    /// <summary>Turns it read-only under whoever has it open, as the kernel does when the disk below fails.</summary>
    public Task BreakAsync() => NeedAsync("mount", "-o", "remount,abort", Mount);

    /// <summary>Takes it away, checks it and puts it back, as whoever looks after the machine does.</summary>
    public async Task RepairAsync()
    {
        await NeedAsync("umount", Mount);
        _mounted = false;

        // 1 says that something was mended.
        Assert.InRange((await RunAsync("fsck.ext4", "-p", _image!)).Code, 0, 1);
        await MountAsync("-o", "loop", _image!);
    }

    public async ValueTask DisposeAsync()
    {
        if (_mounted)
        {
            // Lazily: a pool of connections may still have it open.
            await RunAsync("umount", "--lazy", Mount);
        }

        _folder.Delete(recursive: true);
    }

    private static MountedDisk New()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can mount the small disk that this test breaks.");
        return new MountedDisk(Directory.CreateTempSubdirectory("pmqa-disk-"));
    }

    private async Task MountAsync(params string[] arguments)
    {
        Directory.CreateDirectory(Mount);
        await NeedAsync("mount", [.. arguments, Mount]);
        _mounted = true;
        Directory.CreateDirectory(Data);
    }

    private async Task NeedAsync(string program, params string[] arguments)
    {
        var (code, printed) = await RunAsync(program, arguments);
        if (code != 0)
        {
            await DisposeAsync();
            Assert.Skip($"This machine lets nobody mount a disk: {program} ended with {code}. {printed.Trim()}");
        }
    }

    private static async Task<(int Code, string Printed)> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            string printed = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, printed);
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (-1, missing.Message);
        }
    }
}
