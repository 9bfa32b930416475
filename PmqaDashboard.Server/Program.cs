using PmqaDashboard.Server.Accounts;
using PmqaDashboard.Server.Api;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Demo;
using PmqaDashboard.Server.Hosting;
using PmqaDashboard.Server.Live;

try
{
    var builder = ServerHost.CreateBuilder(args);
    builder.AddHosting();
    builder.AddData();
    builder.AddAccounts();
    builder.AddLive();
    builder.AddApi();
    builder.AddDemo();

    var app = builder.Build();
    await app.PrepareDataAsync();
    await app.PrepareAccountsAsync();
    await app.PrepareDemoAsync();

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
