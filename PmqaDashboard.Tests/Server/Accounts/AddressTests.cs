using PmqaDashboard.Server.Accounts;
using Xunit;

namespace PmqaDashboard.Tests.Server.Accounts;

public sealed class AddressTests
{
    [Theory]
    [InlineData("/", true)]
    [InlineData("/plans/4?step=4-0-2.5", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("plans", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Forms_lead_back_to_this_server_only(string? url, bool local) => Assert.Equal(local, AccountEndpoints.IsLocal(url));
}
