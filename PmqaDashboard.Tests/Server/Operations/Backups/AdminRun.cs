using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using PmqaDashboard.Server.Operations;
using Xunit;

namespace PmqaDashboard.Tests.Server.Operations.Backups;

/// <summary>A command's answer to a script.</summary>
internal sealed record AdminRun(int Code, JsonElement Answer)
{
    /// <summary>The word for why it was refused.</summary>
    public string? Error => Answer.TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : null;

    /// <summary>Runs a command with <c>--json</c> and expects one JSON object.</summary>
    public static async Task<AdminRun> OfAsync(Func<string[], WebApplication> build, params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        int code = await AdminCommands.RunAsync(["admin", .. args, "--json"], build, output, error);
        Assert.Equal("", error.ToString());
        return new AdminRun(code, JsonDocument.Parse(output.ToString()).RootElement);
    }

    /// <summary>A text of the answer.</summary>
    public string Text(string name) => Answer.GetProperty(name).GetString()!;
}
