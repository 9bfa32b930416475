using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Logging.Console;

namespace PmqaDashboard.Server.Operations.Logs;

/// <summary>
/// The log: one JSON object a line in Production, plain lines elsewhere; the setting <c>Logging:Console:FormatterName</c>
/// (<c>json</c>, <c>simple</c>, <c>systemd</c>) says otherwise. Each line carries the trace that the person was told.
/// </summary>
internal static class LogSetup
{
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        string usual = builder.Environment.IsProduction() ? ConsoleFormatterNames.Json : ConsoleFormatterNames.Simple;
        builder.Services.PostConfigure<ConsoleLoggerOptions>(options => options.FormatterName ??= usual);
        builder.Services.Configure<JsonConsoleFormatterOptions>(options =>
        {
            options.IncludeScopes = true;
            options.UseUtcTimestamp = true;
            options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            options.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
        });
        builder.Services.AddSingleton<RecentErrors>();
        builder.Services.AddSingleton<ILoggerProvider>(provider => provider.GetRequiredService<RecentErrors>());
    }
}
