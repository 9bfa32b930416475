using System.Reflection;
using System.Xml.Linq;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Server.Hosting;
using Xunit;

namespace PmqaDashboard.Tests.House;

/// <summary>Domain ← Components ← Server, and nothing the other way.</summary>
public class DependencyTests
{
    private static readonly Assembly Domain = typeof(Board).Assembly;
    private static readonly Assembly Components = typeof(Show).Assembly;
    private static readonly Assembly Server = typeof(ServerHost).Assembly;

    [Fact]
    public void Domain_knows_nothing_but_the_base_class_library()
    {
        Assert.DoesNotContain(References(Domain), name => !name.StartsWith("System.", StringComparison.Ordinal));
        Assert.Empty(Items("PmqaDashboard.Domain", "PackageReference"));
        Assert.Empty(Items("PmqaDashboard.Domain", "FrameworkReference"));
        Assert.Empty(Items("PmqaDashboard.Domain", "ProjectReference"));
    }

    [Fact]
    public void Components_know_Domain_and_no_store_and_no_host()
    {
        Assert.Equal(["PmqaDashboard.Domain"], References(Components).Where(Ours));
        Assert.DoesNotContain(References(Components), name =>
            name.Contains("EntityFramework", StringComparison.Ordinal)
            || name.Contains("Sqlite", StringComparison.Ordinal)
            || name.Contains("Identity", StringComparison.Ordinal)
            || name.Contains("SignalR", StringComparison.Ordinal));
        Assert.Equal(["../PmqaDashboard.Domain/PmqaDashboard.Domain.csproj"], Items("PmqaDashboard.Components", "ProjectReference"));
    }

    [Fact]
    public void Server_knows_Components_and_Domain()
    {
        Assert.DoesNotContain("PmqaDashboard.Tests", References(Server));
        Assert.Equal(
            ["../PmqaDashboard.Components/PmqaDashboard.Components.csproj", "../PmqaDashboard.Domain/PmqaDashboard.Domain.csproj"],
            Items("PmqaDashboard.Server", "ProjectReference"));
    }

    [Fact]
    public void Every_package_version_of_the_house_is_used_and_every_package_has_one()
    {
        var versions = XDocument.Load(Repository.At("Directory.Packages.props"))
            .Descendants("PackageVersion").Select(e => (string)e.Attribute("Include")!).Order(StringComparer.Ordinal);
        var references = Repository.Files("", ".csproj", ".props", ".targets")
            .SelectMany(file => XDocument.Load(Repository.At(file)).Descendants("PackageReference"))
            .ToList();

        Assert.Equal(versions, references.Select(e => (string)e.Attribute("Include")!).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(references, e => e.Attribute("Version") is not null || e.Attribute("VersionOverride") is not null);
    }

    private static bool Ours(string name) => name.StartsWith("PmqaDashboard.", StringComparison.Ordinal);

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(a => a.Name!);

    private static IEnumerable<string> Items(string project, string item) =>
        XDocument.Load(Repository.At(project, project + ".csproj")).Descendants(item).Select(e => (string)e.Attribute("Include")!);
}
