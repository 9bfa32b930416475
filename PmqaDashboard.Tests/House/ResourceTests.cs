using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace PmqaDashboard.Tests.House;

/// <summary>Every text of a screen exists in Thai and in English, with the same places to fill in.</summary>
public partial class ResourceTests
{
    private const string Folder = "PmqaDashboard.Components/Resources";

    public static TheoryData<string> Files => [.. Repository.Files(Folder, ".resx")
        .Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal))
        .Select(file => Path.GetFileNameWithoutExtension(file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Thai_and_english_hold_the_same_keys(string name)
    {
        Assert.Equal(Texts(name).Keys.Order(StringComparer.Ordinal), Texts(name + ".en").Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Thai_and_english_have_the_same_places(string name)
    {
        var english = Texts(name + ".en");
        var different = Texts(name).Where(t => english.TryGetValue(t.Key, out string? other) && !Places(t.Value).SequenceEqual(Places(other)));

        Assert.Empty(different);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void English_is_english_and_no_text_is_empty(string name)
    {
        // A person's language is offered by its own name.
        Assert.DoesNotContain(Texts(name + ".en"), t => Thai().IsMatch(t.Value) && !t.Value.Contains("ไทย", StringComparison.Ordinal));
        Assert.DoesNotContain(Texts(name).Concat(Texts(name + ".en")), t => string.IsNullOrWhiteSpace(t.Value));
    }

    [Fact]
    public void Every_key_that_a_screen_or_a_test_of_one_names_exists()
    {
        var files = Files.Select(row => row.Data).ToDictionary(name => name, Texts);
        var missing =
            from file in ((string[])["PmqaDashboard.Components", "PmqaDashboard.Server", "PmqaDashboard.Tests/EndToEnd"])
                .SelectMany(folder => Repository.Files(folder, ".razor", ".cs"))
            from Match match in Named().Matches(Repository.Read(file))
            let known = files.TryGetValue(match.Groups["file"].Value, out var texts) && texts.ContainsKey(match.Groups["key"].Value)
            where !known
            select $"{file}: {match.Value}";

        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_text_is_left_over(string name)
    {
        string sources = string.Concat(Repository.Files("PmqaDashboard.Components", ".razor", ".cs")
            .Concat(Repository.Files("PmqaDashboard.Server", ".razor", ".cs")).Select(Repository.Read));

        // Keys that are put together from a beginning and the name of a value, such as "Shared.Status" + status.
        string[] beginnings = [.. Regex.Matches(sources, $"\"{name}\\.(?<key>\\w*)(\\{{|\" \\+)").Select(m => m.Groups["key"].Value).Distinct()];
        var unused = Texts(name).Keys.Where(key =>
            !sources.Contains($"\"{name}.{key}\"", StringComparison.Ordinal) && !beginnings.Any(b => key.StartsWith(b, StringComparison.Ordinal)));

        Assert.Empty(unused);
    }

    private static Dictionary<string, string> Texts(string name) => XDocument.Load(Repository.At(Folder, name + ".resx"))
        .Descendants("data").ToDictionary(e => (string)e.Attribute("name")!, e => (string)e.Element("value")!);

    private static IEnumerable<string> Places(string text) =>
        Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d")]
    private static partial Regex Place();

    [GeneratedRegex("[฀-๿]")]
    private static partial Regex Thai();

    [GeneratedRegex(@"(Show|Thai|English)(\[|\.Text\()""(?<file>[A-Z]\w+)\.(?<key>[\w.]+)""")]
    private static partial Regex Named();
}
