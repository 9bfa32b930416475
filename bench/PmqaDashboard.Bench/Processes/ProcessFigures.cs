using System.Globalization;

namespace PmqaDashboard.Bench.Processes;

/// <summary>What the kernel says of a process.</summary>
/// <param name="RssKiB">Resident memory.</param>
/// <param name="PssKiB">Resident memory with its part of what is shared.</param>
/// <param name="CpuSeconds">Processor time since its start, in the process and for it.</param>
internal readonly record struct ProcessFigures(double RssKiB, double PssKiB, double CpuSeconds)
{
    private const double TicksPerSecond = 100;

    /// <summary>The figures of now.</summary>
    public static ProcessFigures Of(int id)
    {
        string[] memory = File.ReadAllLines($"/proc/{id}/smaps_rollup");
        return new(Line(memory, "Rss:"), Line(memory, "Pss:"), CpuOf(id));
    }

    /// <summary>Processor time only, which costs nothing to read.</summary>
    public static double CpuOf(int id)
    {
        string stat = File.ReadAllText($"/proc/{id}/stat");

        // After the name, which may hold anything: state, and from there user time is the 12th field, kernel time the 13th.
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[11]) + Number(fields[12])) / TicksPerSecond;
    }

    private static double Line(string[] lines, string name) =>
        Number(lines.First(l => l.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
