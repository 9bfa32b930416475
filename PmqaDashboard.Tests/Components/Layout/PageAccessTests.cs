using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Layout;
using PmqaDashboard.Components.Meetings;
using PmqaDashboard.Components.Screens;
using Xunit;

namespace PmqaDashboard.Tests.Components.Layout;

public class PageAccessTests
{
    private static readonly Type[] Pages = [.. typeof(MainLayout).Assembly.GetTypes().Where(t => t.IsDefined(typeof(RouteAttribute)))];

    [Fact]
    public void Every_page_asks_for_the_right_to_read_unless_it_says_otherwise() =>
        Assert.All(Pages, page => Assert.Contains(
            page.GetCustomAttributes<AuthorizeAttribute>(), a => a.Policy == PageAccess.Read));

    // Their doors give a circuit to paired screens and admitted remotes alone (App.razor); ScreenDoorTests and RemoteDoorTests show it.
    private static readonly Type[] Guarded = [typeof(ScreenPage), typeof(RemotePage)];

    [Fact]
    public void A_page_that_is_open_to_anybody_needs_no_circuit() =>
        Assert.All(Pages.Where(p => p.IsDefined(typeof(AllowAnonymousAttribute)) && !Guarded.Contains(p)), page =>
            Assert.True(page.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute)), $"{page.Name}: circuits are for readers only"));
}
