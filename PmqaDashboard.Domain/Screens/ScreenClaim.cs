using System.Security.Claims;

namespace PmqaDashboard.Domain.Screens;

/// <summary>How a circuit knows which screen it is.</summary>
public static class ScreenClaim
{
    private const string Type = "pmqa.screen";

    /// <summary>The identity of a screen: a claim, and nobody who is signed in.</summary>
    public static ClaimsIdentity Identity(string screenId) => new([new Claim(Type, screenId)]);

    /// <summary>Id of the screen, or null when it is none.</summary>
    public static string? Read(ClaimsPrincipal? principal) => principal?.FindFirst(Type)?.Value;
}
