using Microsoft.AspNetCore.Components.Routing;
using PmqaDashboard.Components.Plans;

namespace PmqaDashboard.Components.Layout;

/// <summary>The entry of the main menu that all ways to look at the plans share: it is the present one on each of them.</summary>
public sealed class PlansLink : NavLink
{
    /// <inheritdoc />
    protected override bool ShouldMatch(string uriAbsolute)
    {
        string path = new Uri(uriAbsolute).AbsolutePath;
        return PlansTabs.Views.Any(view => path == view.Address || path.StartsWith(view.Address + "/", StringComparison.Ordinal));
    }
}
