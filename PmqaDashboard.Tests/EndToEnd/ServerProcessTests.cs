using Xunit;

namespace PmqaDashboard.Tests.EndToEnd;

[Collection(Stage.Collection)]
public class ServerProcessTests(Stage stage)
{
    [Fact]
    public async Task The_server_is_healthy_and_serves_the_files_that_its_pages_need()
    {
        using var client = stage.Demo.Client();

        Assert.Equal("Healthy", await client.GetStringAsync("/health", TestContext.Current.CancellationToken));
        foreach (string file in new[] { "/_framework/blazor.web.js", "/_content/MudBlazor/MudBlazor.min.css" })
        {
            using var response = await client.GetAsync(file, TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode, file);
            Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }
}
