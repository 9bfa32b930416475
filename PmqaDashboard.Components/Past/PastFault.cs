using System.Collections.Immutable;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Past;

namespace PmqaDashboard.Components.Past;

/// <summary>What is wrong with a file of past years.</summary>
internal enum PastFaultKind
{
    /// <summary>It is larger than a file of ten years can be.</summary>
    TooLarge,

    /// <summary>More was pasted than a field takes.</summary>
    TooLong,

    /// <summary>It is not text in UTF-8.</summary>
    NotUtf8,

    /// <summary>The file did not come through: the line broke.</summary>
    NotRead,

    /// <summary>Its first line does not name the four columns.</summary>
    Header,

    /// <summary>It holds no line besides.</summary>
    Nothing,

    /// <summary>A quote is not closed, or stands where it cannot.</summary>
    Quotes,

    /// <summary>A line has more or fewer cells than there are columns.</summary>
    Cells,

    /// <summary>It is no year, or none that can be entered.</summary>
    Year,

    /// <summary>It is neither the agency, nor a category, nor a KPI.</summary>
    What,

    /// <summary>There is no such category.</summary>
    Category,

    /// <summary>There is no such KPI.</summary>
    Kpi,

    /// <summary>A cell begins like a formula.</summary>
    Formula,

    /// <summary>It is no number.</summary>
    Number,

    /// <summary>It is no % from 0 to 100.</summary>
    Percent,

    /// <summary>It is no score from 0 to 5.</summary>
    Score,

    /// <summary>Only KPIs have scores.</summary>
    NoScore,

    /// <summary>The same figure stands twice.</summary>
    Twice,

    /// <summary>A source is too long.</summary>
    Source,
}

/// <summary>Something wrong in a file of past years.</summary>
/// <param name="Kind">What.</param>
/// <param name="Line">Line of the file, from 1; 0 when it is the file as a whole.</param>
/// <param name="Cell">What stands there, cut short; or null.</param>
internal sealed record PastFault(PastFaultKind Kind, int Line = 0, string? Cell = null)
{
    /// <summary>What is wrong, in a person's words.</summary>
    public string Text(Show show)
    {
        string text = show.Text($"Past.Fault{Kind}", Cell ?? "");
        return Line > 0 ? show.Text("Past.OnLine", Line, text) : text;
    }
}

/// <summary>What a file of past years says.</summary>
/// <param name="Years">Its years, the oldest first; none when anything is wrong.</param>
/// <param name="Faults">Everything that is wrong, by line.</param>
internal sealed record PastReading(ImmutableArray<PastYear> Years, ImmutableArray<PastFault> Faults)
{
    /// <summary>Nothing but one fault.</summary>
    public static PastReading Failed(PastFaultKind kind, int line = 0) => new([], [new PastFault(kind, line)]);
}
