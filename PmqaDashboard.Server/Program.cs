using PmqaDashboard.Server.Demo;
using PmqaDashboard.Server.Hosting;
using PmqaDashboard.Server.Operations;
using PmqaDashboard.Server.Operations.Backups;

try
{
    if (args is [AdminCommands.Name, ..])
    {
        return await AdminCommands.RunAsync(args, quiet => Application.Build(quiet));
    }

    await using var app = Application.Build(args);
    using var hold = app.HoldStore();
    await Application.PrepareAsync(app);
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
