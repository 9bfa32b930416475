using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PmqaDashboard.Domain.Live;

/// <summary>
/// A hash of everything in a plan book on which reported figures depend: which shares there are and in which order, what is in
/// scope, and the weights. What only moves planned figures is left out: those are computed for each day.
/// </summary>
internal static class PlanFingerprint
{
    public static byte[] Of(PlanIndex index)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{index.Book.Agency.FiscalYear}\n");
        foreach (var category in index.Categories)
            text.Append(CultureInfo.InvariantCulture, $"category {category.Category.Number} {category.Weight}\n");

        foreach (var plan in index.Plans)
        {
            text.Append(CultureInfo.InvariantCulture, $"plan {plan.Plan.Number} {plan.Plan.Category} {plan.Weight}\n");
            foreach (var leaf in plan.Leaves)
            {
                text.Append(CultureInfo.InvariantCulture, $"{leaf.Id} {leaf.Weight} {leaf.InScope}");
                foreach (var share in leaf.Placed.Shares)
                    text.Append(CultureInfo.InvariantCulture, $" {share.Unit ?? "-"}");

                text.Append('\n');
            }
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
