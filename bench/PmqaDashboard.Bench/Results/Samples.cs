namespace PmqaDashboard.Bench.Results;

/// <summary>Measured values, all of them kept, so that a percentile is one of them.</summary>
internal sealed class Samples
{
    private readonly Lock _lock = new();
    private readonly List<double> _values = [];

    /// <summary>How many.</summary>
    public int Count => _values.Count;

    /// <summary>Adds a value.</summary>
    public void Add(double value)
    {
        lock (_lock)
        {
            _values.Add(value);
        }
    }

    /// <summary>The value that so many percent of all do not exceed (nearest rank); NaN without values.</summary>
    public double Percentile(double percent)
    {
        lock (_lock)
        {
            if (_values.Count == 0)
            {
                return double.NaN;
            }

            _values.Sort();
            int rank = (int)Math.Ceiling(percent / 100 * _values.Count);
            return _values[Math.Clamp(rank, 1, _values.Count) - 1];
        }
    }

    /// <summary>The median of some values.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int half = sorted.Length / 2;
        return sorted.Length == 0 ? double.NaN : sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
