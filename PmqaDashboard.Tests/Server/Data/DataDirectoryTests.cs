using Microsoft.Extensions.Configuration;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Hosting;
using Xunit;

namespace PmqaDashboard.Tests.Server.Data;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("pmqa-data-");

    [Fact]
    public void A_directory_that_is_not_there_is_created_for_nobody_else_to_read()
    {
        string path = Path.Combine(_temporary.FullName, "a", "b");

        var directory = new DataDirectory(Set(path));

        Assert.Equal(path, directory.FullPath);
        Assert.Empty(Directory.GetFileSystemEntries(path));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
        }
    }

    [Fact]
    public void A_directory_that_cannot_be_made_is_named_together_with_its_setting()
    {
        string file = Path.Combine(_temporary.FullName, "file");
        File.WriteAllText(file, "");

        var stop = Assert.Throws<StartException>(() => new DataDirectory(Set(Path.Combine(file, "data"))));

        Assert.Contains(file, stop.Message, StringComparison.Ordinal);
        Assert.Contains("Data:Directory", stop.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _temporary.Delete(recursive: true);

    private static IConfiguration Set(string directory) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Data:Directory", directory)]).Build();
}
