using System.CommandLine;
using System.Globalization;
using PmqaDashboard.Bench.Results;
using PmqaDashboard.Bench.Scenarios;

IScenario[] all = [new ScreensScenario(), new BurstScenario(), new SavesScenario(), new GrowthScenario(), new PaintScenario(), new NodesScenario(), new RemoteScenario(), new SoakScenario()];

var names = new Argument<string[]>("scenario")
{
    Description = "What to measure; everything when none is named: " + string.Join("; ", all.Select(s => $"{s.Name} ({s.About})")),
    Arity = ArgumentArity.ZeroOrMore,
};
names.AcceptOnlyFromAmong([.. all.Select(s => s.Name)]);
var server = new Option<string>("--server") { Description = "The published product (dll).", Required = true };
var floor = new Option<string>("--floor") { Description = "The published floor (dll).", Required = true };
var before = new Option<string?>("--before") { Description = "Another published product (dll), to be measured in the same run." };
var results = new Option<string>("--results") { Description = "Folder for tables and values.", DefaultValueFactory = _ => "results" };
var screens = new Option<int[]>("--screens") { Description = "Numbers of screens.", DefaultValueFactory = _ => [1000, 5000], AllowMultipleArgumentsPerToken = true };
var runs = new Option<int>("--runs") { Description = "Runs of each; medians are shown.", DefaultValueFactory = _ => 3 };
var saves = new Option<int>("--saves") { Description = "Saves in a run.", DefaultValueFactory = _ => 20 };
var minutes = new Option<int>("--minutes") { Description = "How long screens hang in the soak.", DefaultValueFactory = _ => 10 };

var command = new RootCommand("Measures the product beside the floor, on this machine, in one run.") { names, server, floor, before, results, screens, runs, saves, minutes };
command.SetAction(async parsed =>
{
    var options = new BenchOptions(
        Path.GetFullPath(parsed.GetValue(server)!), Path.GetFullPath(parsed.GetValue(floor)!),
        parsed.GetValue(before) is { } path ? Path.GetFullPath(path) : null,
        parsed.GetValue(screens)!, parsed.GetValue(runs), parsed.GetValue(saves), parsed.GetValue(minutes));
    var report = new Report();
    string[] wanted = parsed.GetValue(names)!;
    foreach (var scenario in all.Where(s => wanted.Length == 0 || wanted.Contains(s.Name)))
    {
        Console.WriteLine($"{scenario.Name}: {scenario.About}");
        await scenario.RunAsync(options, report);
    }

    string now = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
    string file = report.Write(parsed.GetValue(results)!, now);
    Console.WriteLine();
    Console.WriteLine(report.Markdown());
    Console.WriteLine(file);
    return 0;
});
return await command.Parse(args).InvokeAsync();
