using System.Security.Claims;

namespace PmqaDashboard.Domain.Meetings;

/// <summary>Who comes to a meeting's remote.</summary>
public abstract record RemoteArrival
{
    private RemoteArrival()
    {
    }

    /// <summary>A device that was let in before.</summary>
    public sealed record LetIn : RemoteArrival;

    /// <summary>One that may come in when its holder says so.</summary>
    /// <param name="Key">The invitation's key, or null where a secretary asks.</param>
    public sealed record Invited(string? Key) : RemoteArrival;

    /// <summary>One without a good invitation.</summary>
    public sealed record Stranger : RemoteArrival;
}

/// <summary>How a circuit knows that its device was let in as a remote.</summary>
public static class RemoteClaim
{
    private const string Type = "pmqa.remote";

    /// <summary>The identity of a remote: a claim, and nobody who is signed in.</summary>
    public static ClaimsIdentity Identity(string driver) => new([new Claim(Type, driver)]);

    /// <summary>The device's key, or null when it was not let in.</summary>
    public static string? Read(ClaimsPrincipal? principal) => principal?.FindFirst(Type)?.Value;
}
