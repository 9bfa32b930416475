namespace PmqaDashboard.Domain.Progress;

/// <summary>A part of a roll-up.</summary>
/// <param name="Weight">Its weight, greater than 0.</param>
/// <param name="Percent">Its %, or null when it has none and is left out.</param>
public readonly record struct Part(decimal Weight, decimal? Percent);

/// <summary>The roll-up of all levels: the weighted mean Σ(weight × %) ÷ Σ weight.</summary>
public static class RollUp
{
    /// <summary>The weighted mean of the parts that have a %; null when none has.</summary>
    public static decimal? Mean(IEnumerable<Part> parts)
    {
        var mean = new WeightedMean();
        foreach (var part in parts)
            mean.Add(part.Weight, part.Percent);

        return mean.Value;
    }
}

/// <summary>Adds up a weighted mean without keeping its parts.</summary>
internal struct WeightedMean
{
    private decimal _sum;
    private decimal _weights;
    private decimal _least;
    private decimal _most;

    /// <summary>Adds a part; one without % is left out.</summary>
    public void Add(decimal weight, decimal? percent)
    {
        if (percent is not { } value)
            return;

        _least = _weights == 0 ? value : Math.Min(_least, value);
        _most = _weights == 0 ? value : Math.Max(_most, value);
        _sum += weight * value;
        _weights += weight;
    }

    /// <summary>Adds the parts that another has added up.</summary>
    public void Add(WeightedMean others)
    {
        if (others._weights == 0)
            return;

        _least = _weights == 0 ? others._least : Math.Min(_least, others._least);
        _most = _weights == 0 ? others._most : Math.Max(_most, others._most);
        _sum += others._sum;
        _weights += others._weights;
    }

    /// <summary>
    /// The mean, or null without parts. A decimal has 28 digits: the last of them could lead out of the range of the parts (three
    /// times 100 ÷ 3), which a mean never does.
    /// </summary>
    public readonly decimal? Value => _weights == 0 ? null : Math.Clamp(_sum / _weights, _least, _most);
}
