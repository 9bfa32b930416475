using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Hosting;
using PmqaDashboard.Tests.Server.Accounts;
using PmqaDashboard.Tests.Server.Api;
using Xunit;

namespace PmqaDashboard.Tests.Server.Demo;

public sealed class PersonaTests
{
    [Theory]
    [InlineData("demo.executive", "/wall")]
    [InlineData("demo.committee", "/plans")]
    [InlineData("demo.secretariat", "/work")]
    [InlineData("demo.team3", "/work")]
    [InlineData("demo.academic", "/work")]
    public async Task One_click_enters_and_leads_to_the_fitting_page(string persona, string home)
    {
        await using var server = await ApiServer.StartAsync(demo: true);
        using var visitor = new Visitor(server);

        var answer = await visitor.FillAsync("/demo", $"value=\"{persona}\"");

        Assert.Equal((HttpStatusCode.Redirect, home), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Only_personas_can_be_entered_and_only_by_the_form()
    {
        await using var server = await ApiServer.StartAsync(demo: true);
        using var visitor = new Visitor(server);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var somebody = new Account { UserName = "demo.somebody", DisplayName = "Somebody", Role = Role.Secretariat };
            Assert.True((await users.CreateAsync(somebody, "a long phrase of one's own")).Succeeded);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/demo/enter", ("persona", "demo.executive"))).Status);
        foreach (string name in new[] { "demo.somebody", "demo.nobody", TestStore.Secretariat, "" })
        {
            await visitor.FillAsync("/demo", "value=\"demo.executive\"", ("persona", name));
            Assert.DoesNotContain("pmqa", visitor.Cookies.Keys);
        }
    }

    [Fact]
    public async Task For_real_there_is_no_persona_and_no_way_to_enter_one()
    {
        await using var server = await ApiServer.StartAsync();
        using var visitor = new Visitor(server);

        Assert.Null(server.Services.GetService<IPersonas>());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/demo")).Status);
        Assert.Contains((await visitor.PostAsync("/demo/enter", ("persona", "demo.executive"))).Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
        await using var context = server.Open();
        Assert.DoesNotContain(context.Users.Select(a => a.UserName!), name => name.StartsWith("demo.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outside_development_a_demonstration_does_not_start()
    {
        var refused = await Assert.ThrowsAsync<StartException>(() => Application.OpenAsync(
            ["--environment=Production", "--Demo:Enabled=true", "--Data:Directory=" + Path.Combine(Path.GetTempPath(), "pmqa-never-made")]));
        Assert.Contains("only in Development", refused.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(Path.GetTempPath(), "pmqa-never-made")));
    }
}
