using System.Globalization;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Components.Review;

/// <summary>Which lines a reviewer wants to see.</summary>
public enum ReviewFilter
{
    /// <summary>What waits for a decision.</summary>
    Waiting,

    /// <summary>What was returned and not submitted again.</summary>
    Returned,

    /// <summary>What is accepted.</summary>
    Accepted,

    /// <summary>Everything that was submitted.</summary>
    All,
}

/// <summary>What the address of the page asks for.</summary>
/// <param name="Round">Months of the round, or null for the one that fits best.</param>
/// <param name="Unit">Code of the unit, <see cref="NoUnit"/>, or null for the first with something to do.</param>
/// <param name="Filter">Which lines.</param>
public sealed record ReviewQuery(int? Round, string? Unit, ReviewFilter Filter)
{
    /// <summary>How the address writes the shares that no unit holds.</summary>
    public const string NoUnit = "none";

    /// <summary>Reads the query of the address; what makes no sense is as if it were not there.</summary>
    public static ReviewQuery Parse(string? round, string? unit, string? show) => new(
        int.TryParse(round, NumberStyles.None, CultureInfo.InvariantCulture, out int months) ? months : null,
        string.IsNullOrEmpty(unit) ? null : unit,
        Enum.TryParse<ReviewFilter>(show, ignoreCase: true, out var filter) && Enum.IsDefined(filter) ? filter : ReviewFilter.Waiting);

    /// <summary>The address of the page with this query.</summary>
    public string Address
    {
        get
        {
            string[] parts =
            [
                .. new[]
                {
                    Round is { } months ? FormattableString.Invariant($"round={months}") : null,
                    Unit is null ? null : "unit=" + Uri.EscapeDataString(Unit),
                    Filter == ReviewFilter.Waiting ? null : "show=" + (Filter switch
                    {
                        ReviewFilter.Returned => "returned",
                        ReviewFilter.Accepted => "accepted",
                        ReviewFilter.Waiting or ReviewFilter.All => "all",
                    }),
                }.OfType<string>(),
            ];
            return parts.Length == 0 ? "/review" : "/review?" + string.Join('&', parts);
        }
    }

    /// <summary>How the address writes a unit.</summary>
    public static string CodeOf(string? unit) => unit ?? NoUnit;

    /// <summary>Whether a line is wanted.</summary>
    public bool Wants(ReviewLine line) => Filter switch
    {
        ReviewFilter.Waiting => line.Line.State == LineState.Submitted,
        ReviewFilter.Returned => line.Line.State == LineState.Returned,
        ReviewFilter.Accepted => line.Line.State == LineState.Accepted,
        ReviewFilter.All => true,
    };

    /// <summary>Whether a unit is wanted: one of its lines is, or the secretariat has to certify it.</summary>
    public bool Wants(UnitReview review, Person person) =>
        review.Lines.Any(Wants)
        || (Filter == ReviewFilter.Waiting && person.Role == Role.Secretariat && review.Report.State == RoundReportState.Accepted);
}
