using Microsoft.Extensions.Options;
using PmqaDashboard.Domain.Screens;
using PmqaDashboard.Server.Data;

namespace PmqaDashboard.Server.Screens;

/// <summary>
/// Finds out who comes to <c>/screen</c>, before the page is made: a circuit cannot set cookies. The page finds the answer among
/// the request's features as <see cref="ScreenArrival"/>.
/// </summary>
/// <param name="next">The rest of the pipeline.</param>
/// <param name="keys">Knows keys.</param>
/// <param name="codes">Gives codes.</param>
/// <param name="options">Where people confirm codes.</param>
internal sealed class ScreenDoor(RequestDelegate next, ScreenKeys keys, PairingCodes codes, IOptions<ScreensOptions> options)
{
    /// <summary>Address of the page.</summary>
    public const string Path = "/screen";

    public async Task InvokeAsync(HttpContext context)
    {
        var arrival = await ArriveAsync(context);
        context.Features.Set(arrival);
        if (arrival is ScreenArrival.Paired paired)
        {
            context.User.AddIdentity(ScreenClaim.Identity(paired.ScreenId));
        }

        await next(context);
    }

    /// <summary>How it stands with the screen, for its script; a good key is kept from running out.</summary>
    public static async Task<IResult> HereAsync(HttpContext context, ScreenKeys keys)
    {
        var found = await keys.FindAsync(ScreenCookie.Read(context.Request), context.RequestAborted);
        Renew(context, found);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(new { state = found.Standing });
    }

    /// <summary>Lets a revoked screen forget its key, so that it can be paired anew. Another site's page sends no key and so changes nothing.</summary>
    public static async Task<IResult> ForgetAsync(HttpContext context, ScreenKeys keys)
    {
        if (await keys.FindAsync(ScreenCookie.Read(context.Request), context.RequestAborted) is { Standing: Standing.Revoked })
        {
            ScreenCookie.Forget(context);
        }

        return TypedResults.LocalRedirect(Path);
    }

    private async Task<ScreenArrival> ArriveAsync(HttpContext context)
    {
        string? cookie = ScreenCookie.Read(context.Request);
        if (cookie is null && context.Request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
        {
            return new ScreenArrival.Again();
        }

        try
        {
            var found = await keys.FindAsync(cookie, context.RequestAborted);
            Renew(context, found);
            return found switch
            {
                { Standing: Standing.Paired, Id: { } id } => new ScreenArrival.Paired(id),
                { Standing: Standing.Revoked } => new ScreenArrival.Revoked(),
                { Standing: Standing.Waiting, Code: { } code } => Waiting(context, code),
                _ => await GreetAsync(context),
            };
        }
        catch (Exception e) when (StoreFailure.IsPassing(e))
        {
            // Its key, if it has one, stays with it.
            return new ScreenArrival.Later();
        }
    }

    private async Task<ScreenArrival> GreetAsync(HttpContext context)
    {
        // Only who will look at the code gets one.
        if (!HttpMethods.IsGet(context.Request.Method)
            || await codes.GiveAsync(context.Connection.RemoteIpAddress?.ToString() ?? "", context.RequestAborted) is not { } given)
        {
            return new ScreenArrival.Later();
        }

        ScreenCookie.Set(context, given.Key.ToString());
        return Waiting(context, given.Code);
    }

    private ScreenArrival.Waiting Waiting(HttpContext context, string code)
    {
        string house = options.Value.Address?.TrimEnd('/') ?? $"{context.Request.Scheme}://{context.Request.Host}";
        return new ScreenArrival.Waiting(code, $"{house}/screens?code={code}");
    }

    private static void Renew(HttpContext context, KeyFound found)
    {
        if (found.Standing == Standing.Paired)
        {
            ScreenCookie.Set(context, ScreenCookie.Read(context.Request)!);
        }
    }
}
