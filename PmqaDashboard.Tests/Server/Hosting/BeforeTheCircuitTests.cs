using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Hosting;

/// <summary>What a page lets people do before its circuit: nothing that would be lost.</summary>
public class BeforeTheCircuitTests
{
    [Theory]
    [InlineData("/plans", true)]
    [InlineData("/wall", true)]
    [InlineData("/demo", false)]
    [InlineData("/account/sign-in", false)]
    public async Task Fields_are_off_where_a_circuit_has_yet_to_come_and_on_where_none_will(string path, bool waits)
    {
        await using var server = await ApiServer.StartAsync(demo: true);
        using var client = server.Client();

        string html = await client.GetStringAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(waits, html.Contains("<fieldset class=\"picture\" disabled", StringComparison.Ordinal));
        Assert.Equal(waits, html.Contains("data-interactive", StringComparison.Ordinal));
    }
}
