namespace PmqaDashboard.Server.Operations.Telemetry;

/// <summary>
/// Durations of the last minutes, for the status page. Counts in buckets, each a quarter wider than the one before, one row for
/// each minute: recording is one increment, and nothing grows.
/// </summary>
/// <param name="time">The real clock.</param>
internal sealed class LatencyWindow(TimeProvider time)
{
    /// <summary>Whole minutes that are looked back; the present one comes on top.</summary>
    public const int Minutes = 5;

    private const double Least = 0.0001, Growth = 1.25;
    private const int Buckets = 64;

    private readonly Row[] _rows = [.. Enumerable.Range(0, Minutes + 1).Select(_ => new Row())];
    private readonly Lock _turning = new();

    /// <summary>Notes one duration.</summary>
    public void Record(TimeSpan duration)
    {
        double bucket = duration.TotalSeconds <= Least ? 0 : Math.Ceiling(Math.Log(duration.TotalSeconds / Least, Growth));
        Interlocked.Increment(ref Present().Counts[(int)Math.Min(bucket, Buckets - 1)]);
    }

    /// <summary>How many durations were noted, and for each share the duration that so many of them did not exceed.</summary>
    /// <param name="shares">Shares such as 0.99.</param>
    public (int Count, IReadOnlyList<TimeSpan?> Least) Read(params ReadOnlySpan<double> shares)
    {
        long oldest = Minute - Minutes;
        int[] sums = new int[Buckets];
        foreach (var row in _rows.Where(r => Interlocked.Read(ref r.Minute) >= oldest))
        {
            for (int b = 0; b < Buckets; b++)
            {
                sums[b] += row.Counts[b];
            }
        }

        int count = sums.Sum();
        var found = new TimeSpan?[shares.Length];
        for (int s = 0; s < shares.Length; s++)
        {
            found[s] = count == 0 ? null : Upper(sums, (int)Math.Ceiling(shares[s] * count));
        }

        return (count, found);
    }

    private long Minute => time.GetTimestamp() / time.TimestampFrequency / 60;

    private static TimeSpan Upper(int[] sums, int wanted)
    {
        int bucket = 0;
        for (int seen = sums[0]; seen < wanted; seen += sums[++bucket])
        {
        }

        return TimeSpan.FromSeconds(Least * Math.Pow(Growth, bucket));
    }

    private Row Present()
    {
        long minute = Minute;
        var row = _rows[minute % _rows.Length];
        if (Interlocked.Read(ref row.Minute) != minute)
        {
            lock (_turning)
            {
                if (row.Minute != minute)
                {
                    Array.Clear(row.Counts);
                    Interlocked.Exchange(ref row.Minute, minute);
                }
            }
        }

        return row;
    }

    private sealed class Row
    {
        public readonly int[] Counts = new int[Buckets];
        public long Minute = long.MinValue;
    }
}
