using System.Collections.Immutable;
using System.Globalization;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Domain.Past;

/// <summary>The years before this plan, as the secretariat entered them. Immutable.</summary>
public sealed record PastBook
{
    private PastBook()
    {
    }

    /// <summary>Before the first change: nobody has entered a year.</summary>
    public static PastBook Empty { get; } = new();

    /// <summary>The years that were entered, the oldest first.</summary>
    public ImmutableArray<PastEntry> Years { get; private init; } = [];

    /// <summary>A year, or null when it was never entered, or taken away.</summary>
    /// <param name="fiscalYear">Year of the Buddhist era.</param>
    public PastEntry? Find(int fiscalYear) => Years.FirstOrDefault(y => y.Year.FiscalYear == fiscalYear);

    /// <summary>The book after a change; the same when the change does not touch it or cannot be read.</summary>
    public PastBook With(Change change)
    {
        if (change.Kind != ChangeKind.PastYearSet || RecordJson.Read<PastYear>(change.Data) is not { IsValid: true } year || Subject(year.FiscalYear) != change.Subject)
            return this;

        var others = Years.Where(y => y.Year.FiscalYear != year.FiscalYear);
        return this with
        {
            Years = year.IsEmpty ? [.. others] : [.. others.Append(new PastEntry(year, change.Sequence, change.AccountName, change.AtUtc)).OrderBy(y => y.Year.FiscalYear)],
        };
    }

    /// <summary>How the journal names a year.</summary>
    internal static string Subject(int fiscalYear) => fiscalYear.ToString(CultureInfo.InvariantCulture);
}
