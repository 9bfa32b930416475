using PmqaDashboard.Server.Demo;
using PmqaDashboard.Server.Hosting;
using PmqaDashboard.Server.Operations;

try
{
    if (args is [AdminCommands.Name, ..])
    {
        return await AdminCommands.RunAsync(args, quiet => Application.Build(quiet));
    }

    await using var app = await Application.OpenAsync(args);
    await app.RefuseDemoStoreAsync();
    Application.Map(app);
    await app.RunAsync();
    return 0;
}
catch (StartException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
