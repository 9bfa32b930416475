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
    public static double CpuOf(int id) => Sum(Fields(id), ended: false);

    /// <summary>Processor time of a process with its children, those that have ended included.</summary>
    public static double CpuOfFamily(int id)
    {
        double sum = Sum(Fields(id), ended: true);
        foreach (string directory in Directory.GetDirectories("/proc"))
        {
            try
            {
                if (int.TryParse(Path.GetFileName(directory), CultureInfo.InvariantCulture, out int child) && Fields(child) is var fields && Number(fields[1]) == id)
                {
                    sum += Sum(fields, ended: false);
                }
            }
            catch (IOException)
            {
                // It has ended meanwhile.
            }
        }

        return sum;
    }

    private static string[] Fields(int id)
    {
        // After the name, which may hold anything: state, parent, and from there user and kernel time, then those of ended children.
        string stat = File.ReadAllText($"/proc/{id}/stat");
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static double Sum(string[] fields, bool ended) =>
        (Number(fields[11]) + Number(fields[12]) + (ended ? Number(fields[13]) + Number(fields[14]) : 0)) / TicksPerSecond;

    private static double Line(string[] lines, string name) =>
        Number(lines.First(l => l.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
