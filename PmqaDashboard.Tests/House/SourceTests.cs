using System.Text.RegularExpressions;
using Xunit;

namespace PmqaDashboard.Tests.House;

/// <summary>
/// What the compiler cannot see. (Clocks and cultures are its business: <c>BannedSymbols.txt</c> makes an error of them.)
/// </summary>
public partial class SourceTests
{
    private const int LongestFile = 400;

    [Fact]
    public void No_file_is_longer_than_a_person_reads()
    {
        var tooLong = Repository.Files("", ".cs", ".razor", ".css", ".js", ".sh", ".md")
            .Where(file => !file.StartsWith("seeds/", StringComparison.Ordinal))
            .Select(file => (file, lines: File.ReadLines(Repository.At(file)).Count()))
            .Where(f => f.lines > LongestFile);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Every_project_of_the_product_is_watched_for_clocks_and_cultures()
    {
        string props = Repository.Read("Directory.Build.props");

        Assert.Contains("'$(MSBuildProjectName)' != 'PmqaDashboard.Tests'", props, StringComparison.Ordinal);
        Assert.Contains("BannedSymbols.txt", props, StringComparison.Ordinal);
        Assert.DoesNotContain(ProductFiles(".cs", ".razor"), file => Silenced().IsMatch(Repository.Read(file)));
    }

    // Its style sheets come with a page that is loaded whole; a move within a circuit would show it naked.
    [Fact]
    public void Every_link_to_the_wall_loads_it_whole()
    {
        var links = ProductFiles(".razor").SelectMany(file => LinkToWall().Matches(Repository.Read(file))).Select(link => link.Value).ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains("target=\"_top\"", link, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_fetched_from_outside()
    {
        var addresses =
            from file in ProductFiles(".cs", ".razor", ".css", ".js", ".html", ".svg")
            from Match match in Address().Matches(Repository.Read(file))
            where !match.Value.StartsWith("http://www.w3.org/", StringComparison.Ordinal) // names of XML vocabularies
                && !match.Value.StartsWith("http://127.0.0.1", StringComparison.Ordinal)
            select $"{file}: {match.Value}";

        Assert.Empty(addresses);
    }

    [Fact]
    public void Nothing_in_the_house_names_a_machine_or_a_registry()
    {
        var names =
            from file in Repository.Files("", ".cs", ".razor", ".css", ".js", ".json", ".md", ".sh", ".props", ".targets", ".csproj", ".resx", ".npmrc", "/run")
            from Match match in Machine().Matches(Repository.Read(file))
            select $"{file}: {match.Value}";

        Assert.Empty(names);
    }

    [Fact]
    public void Every_link_of_the_documents_leads_somewhere()
    {
        var broken =
            from file in Repository.Files("", ".md")
            from Match match in Link().Matches(Repository.Read(file))
            let target = match.Groups["target"].Value
            where !target.Contains("://", StringComparison.Ordinal)
            let path = Repository.At(Path.GetDirectoryName(file)!, target)
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{file}: {target}";

        Assert.Empty(broken);
    }

    [Fact]
    public void Screens_show_dates_and_numbers_only_through_Show()
    {
        var formatted =
            from file in Repository.Files("PmqaDashboard.Components", ".razor")
            from Match match in Formatting().Matches(Repository.Read(file))
            select $"{file}: {match.Value}";

        Assert.Empty(formatted);
    }

    [Fact]
    public void Thai_words_are_never_broken_anywhere()
    {
        Assert.DoesNotContain(ProductFiles(".css", ".razor"), file => Repository.Read(file).Contains("break-all", StringComparison.Ordinal));
    }

    private static IEnumerable<string> ProductFiles(params string[] endings) =>
        Repository.Product.SelectMany(project => Repository.Files(project, endings));

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"<(a|NavLink)[^>]*href=""/wall[""?][^>]*>")]
    private static partial Regex LinkToWall();

    [GeneratedRegex(@"#pragma warning disable RS0030|SuppressMessage.*RS0030")]
    private static partial Regex Silenced();

    [GeneratedRegex(@"(https?|wss?)://[^\s""'<>){}]+")]
    private static partial Regex Address();

    [GeneratedRegex("/(root|home|Users)/[a-z]+|registry\\.npm[a-z]*\\.[a-z]+|api\\.nuget\\.[a-z]+")]
    private static partial Regex Machine();

    [GeneratedRegex(@"ToString\(""[dMyHNFP]")]
    private static partial Regex Formatting();
}
