using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Hosting;
using PmqaDashboard.Server.Plans;

namespace PmqaDashboard.Server.Demo;

/// <summary>Demonstrations: personas, the set clock, the past and the simulation. Nothing of it exists in a real installation.</summary>
internal static class DemoSetup
{
    // Written into the store of a demonstration, so that it is never taken for a real one.
    private const string Mark = "demo";

    // "begun" until the past is complete, so that a first start that was stopped is taken up again; then "done".
    private const string PastMark = "demo-past";

    public static void AddDemo(this WebApplicationBuilder builder)
    {
        var options = Read(builder.Configuration);
        builder.Services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(new Surroundings(options.Enabled, options.Enabled && options.Simulation));
        if (!options.Enabled)
        {
            return;
        }

        if (!builder.Environment.IsDevelopment())
        {
            throw new StartException(
                "Demo:Enabled is set, but a demonstration runs only in Development (ASPNETCORE_ENVIRONMENT=Development). " +
                "It lets anybody enter as anybody. Remove the setting, or start in Development.");
        }

        builder.Services.AddScoped<Personas>();
        builder.Services.AddScoped<IPersonas>(provider => provider.GetRequiredService<Personas>());
        builder.Services.AddTransient<History>();
        if (options.Simulation)
        {
            builder.Services.AddHostedService<Simulation>();
        }
    }

    public static async Task PrepareDemoAsync(this WebApplication app)
    {
        var options = Read(app.Configuration);
        var settings = app.Services.GetRequiredService<SettingStore>();
        if (!options.Enabled)
        {
            return;
        }

        if (await settings.FindClockShiftAsync(CancellationToken.None) is null)
        {
            // The fiscal day is the demonstration's, the time of day is the real one.
            var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            await settings.SetClockShiftAsync(
                TimeSpan.FromDays(options.Day.DayNumber - FiscalClock.DayOf(now).DayNumber), CancellationToken.None);
        }

        await settings.SetAsync(Mark, "true", CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<PlanStore>().FindAsync(CancellationToken.None) is { } book)
        {
            await scope.ServiceProvider.GetRequiredService<Personas>().MakeAsync(book, CancellationToken.None);
            if (options.Simulation && await NeedsPastAsync(settings, scope.ServiceProvider.GetRequiredService<IChangeJournal>()))
            {
                await settings.SetAsync(PastMark, "begun", CancellationToken.None);
                var reporters = await Simulation.ReportersAsync(app.Services.GetRequiredService<IServiceScopeFactory>(), CancellationToken.None);
                await scope.ServiceProvider.GetRequiredService<History>().WriteAsync(book, reporters, options.Day, CancellationToken.None);
                await settings.SetAsync(PastMark, "done", CancellationToken.None);
            }
        }
    }

    // Whoever started without the simulation, and reported, is given no past afterwards.
    private static async Task<bool> NeedsPastAsync(SettingStore settings, IChangeJournal journal) =>
        await settings.FindAsync(PastMark, CancellationToken.None) is { } mark
            ? mark != "done"
            : await journal.ReadAsync(0, 1, CancellationToken.None) is [];

    /// <summary>Keeps the store of a demonstration from being served as a real one.</summary>
    /// <exception cref="StartException">The store is a demonstration's.</exception>
    public static async Task RefuseDemoStoreAsync(this WebApplication app)
    {
        if (!Read(app.Configuration).Enabled
            && await app.Services.GetRequiredService<SettingStore>().FindAsync(Mark, CancellationToken.None) is not null)
        {
            throw new StartException(
                $"The store {app.Services.GetRequiredService<IDatabase>().Name} is that of a demonstration: its personas need no " +
                "password and its reports may be made up. Set Data:Directory to another one.");
        }
    }

    public static void MapDemo(this WebApplication app)
    {
        if (Read(app.Configuration).Enabled)
        {
            app.MapPost("/demo/enter", DemoEndpoint.EnterAsync).AllowAnonymous();
        }
    }

    private static DemoOptions Read(IConfiguration configuration) =>
        configuration.GetSection(DemoOptions.Section).Get<DemoOptions>() ?? new DemoOptions();
}
