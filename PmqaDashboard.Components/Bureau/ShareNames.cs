using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Components.Bureau;

/// <summary>Names of those who hold shares.</summary>
internal static class ShareNames
{
    public static string Of(Show show, PlanBook book, string? unit) =>
        book.FindUnit(unit) is { } known ? show.ShortName(known) : show["Work.NoUnit"];
}
