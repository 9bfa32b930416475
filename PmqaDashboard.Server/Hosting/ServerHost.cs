using System.Globalization;

namespace PmqaDashboard.Server.Hosting;

/// <summary>Where the server stands: run from its source, or published to any folder.</summary>
public static class ServerHost
{
    /// <summary>
    /// Folder of the project when the executable stands in its <c>bin/configuration/framework</c>, else null. It does not
    /// depend on the current directory, which a service manager may set to anything.
    /// </summary>
    public static string? ProjectDirectory { get; } = FindProject(AppContext.BaseDirectory);

    /// <summary>Folder of the plan data that every build carries.</summary>
    public static string SeedsDirectory { get; } = Path.Combine(AppContext.BaseDirectory, "seeds");

    /// <summary>A builder whose content root follows the executable, not the current directory.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        // Dates and numbers are written the same wherever the server runs; texts never come from the current culture.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(ServerHost).Assembly.GetName().Name,
            ContentRootPath = ProjectDirectory ?? AppContext.BaseDirectory,
        });
        if (ProjectDirectory is not null)
        {
            // The files of the component library are not copied before publishing, in any environment.
            builder.WebHost.UseStaticWebAssets();
        }

        return builder;
    }

    private static string? FindProject(string executable)
    {
        string candidate = Path.GetFullPath(Path.Combine(executable, "..", "..", ".."));
        return File.Exists(Path.Combine(candidate, "PmqaDashboard.Server.csproj")) ? candidate : null;
    }
}
