using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Api;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Demo;
using PmqaDashboard.Server.Hosting;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Operations;
using PmqaDashboard.Server.Plans;
using PmqaDashboard.Server.Progress;

try
{
    if (args is [AdminCommands.Name, ..])
    {
        return await AdminCommands.RunAsync(args, OpenAsync);
    }

    await using var app = await OpenAsync(args);
    await app.RefuseDemoStoreAsync();
    app.UseHosting();
    app.UseAccounts();
    app.MapHosting();
    app.MapAccounts();
    app.MapApi();
    app.MapDemo();
    await app.RunAsync();
    return 0;
}
catch (StartException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

static async Task<WebApplication> OpenAsync(string[] args)
{
    var builder = ServerHost.CreateBuilder(args);
    builder.AddHosting();
    builder.AddData();
    builder.AddPlans();
    builder.AddProgress();
    builder.AddAccounts();
    builder.AddLive();
    builder.AddApi();
    builder.AddDemo();

    var app = builder.Build();
    await app.PrepareDataAsync();
    await app.PreparePlansAsync();
    await app.PrepareAccountsAsync();
    await app.PrepareDemoAsync();
    return app;
}
