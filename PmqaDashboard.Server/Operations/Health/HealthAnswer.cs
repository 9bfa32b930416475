using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Net.Http.Headers;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Server.Accounts;

namespace PmqaDashboard.Server.Operations.Health;

/// <summary>Answers with one word; why it is so is told to the secretariat and to whoever is on the machine itself.</summary>
internal static class HealthAnswer
{
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "Via"];

    public static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        if (AsksForDetail(context) && (IsOnThisMachine(context) || await IsSecretariatAsync(context)))
        {
            var node = context.RequestServices.GetRequiredService<Node>();
            await context.Response.WriteAsJsonAsync(
                new Detail(
                    report.Status.ToString(), node.Name, Node.Version,
                    [.. report.Entries.Select(e => new Check(e.Key, e.Value.Status.ToString(), e.Value.Description ?? e.Value.Exception?.Message))]),
                context.RequestAborted);
        }
        else
        {
            context.Response.ContentType = "text/plain";
            await context.Response.WriteAsync(report.Status.ToString(), context.RequestAborted);
        }
    }

    // A check by script that expects the word gets the word.
    private static bool AsksForDetail(HttpContext context) =>
        context.Request.Path != "/health" || context.Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "application/json");

    // Behind a proxy on the same machine everybody comes from it; a proxy says so.
    private static bool IsOnThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !Forwarded.Any(context.Request.Headers.ContainsKey)
        && (context.Request.Host.Host is "localhost" || (IPAddress.TryParse(context.Request.Host.Host, out var host) && IPAddress.IsLoopback(host)));

    // The store may be what is down, and it is asked whether an account is still open.
    private static async Task<bool> IsSecretariatAsync(HttpContext context)
    {
        try
        {
            var asked = await context.AuthenticateAsync(AccessTokenSetup.TokenOrCookie);
            return asked.Principal?.IsInRole(nameof(Role.Secretariat)) == true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return false;
        }
    }

    private sealed record Detail(string Status, string Node, string Version, IReadOnlyList<Check> Checks);

    private sealed record Check(string Name, string Status, string? Detail);
}
