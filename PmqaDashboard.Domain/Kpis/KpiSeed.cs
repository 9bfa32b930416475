using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Texts;

namespace PmqaDashboard.Domain.Kpis;

/// <summary>The KPIs that the document names, with what it says of them and nothing more.</summary>
internal static partial class KpiSeed
{
    public static ImmutableArray<KpiCard> Of(PlanBook book)
    {
        var numbers = book.Agency.Indicators.Select(i => i.Number).ToHashSet();
        return
        [
            .. book.Agency.Indicators.Select(i => new KpiCard
            {
                Id = i.Number,
                Number = i.Number,
                Name = i.Name,
                Weight = i.WeightPercent,
                Parent = i.Number.LastIndexOf('.') is > 0 and var point && numbers.Contains(i.Number[..point]) ? i.Number[..point] : null,
                Line = i.Line,
            }),
            .. book.Plans.SelectMany(p => p.Kpis.Select((k, at) => OfPlan(p, k, at + 1))),
        ];
    }

    private static KpiCard OfPlan(Plan plan, Kpi kpi, int number)
    {
        // Some names hold their target: "… จำนวน ๕ ฐานข้อมูล", "… อย่างน้อย ๓ องค์ความรู้ต่อปี".
        var target = Target().Match(ThaiDigits.ToArabic(kpi.Name));
        return new KpiCard
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{plan.Number}-k{number}"),
            Name = kpi.Name,
            Target = target.Success ? decimal.Parse(target.Groups["number"].Value, CultureInfo.InvariantCulture) : null,
            Unit = target.Success ? target.Groups["unit"].Value : null,
            Plan = plan.Number,
            Line = kpi.Line,
        };
    }

    [GeneratedRegex(@"(?:จำนวน|อย่างน้อย)\s+(?<number>[0-9]{1,9})\s+(?<unit>\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex Target();
}
