using System.Security.Claims;

namespace PmqaDashboard.Domain.People;

/// <summary>
/// How a signed-in person is written into the claims of a sign-in and read from them. Screens decide by it what to show; what
/// somebody may do is decided again, from the account's record, by every use case.
/// </summary>
public static class PersonClaims
{
    /// <summary>Claim of the name to show; the account's own name stays in <see cref="ClaimTypes.Name"/>.</summary>
    public const string Name = "pmqa.name";

    /// <summary>Claim of the unit that the person reports for.</summary>
    public const string Unit = "pmqa.unit";

    /// <summary>The claims that make a person.</summary>
    public static IEnumerable<Claim> Of(Person person)
    {
        yield return new Claim(ClaimTypes.NameIdentifier, person.AccountId);
        yield return new Claim(Name, person.Name);
        yield return new Claim(ClaimTypes.Role, person.Role.ToString());
        if (person.Unit is { } unit)
        {
            yield return new Claim(Unit, unit);
        }
    }

    /// <summary>The person who is signed in, or null.</summary>
    public static Person? Read(ClaimsPrincipal? principal) =>
        principal is { Identity.IsAuthenticated: true }
        && principal.FindFirstValue(ClaimTypes.NameIdentifier) is { Length: > 0 } id
        && Enum.TryParse(principal.FindFirstValue(ClaimTypes.Role), out Role role)
        && Enum.IsDefined(role)
            ? new Person(id, principal.FindFirstValue(Name) ?? principal.Identity?.Name ?? id, role, principal.FindFirstValue(Unit))
            : null;

    private static string? FindFirstValue(this ClaimsPrincipal principal, string type) => principal.FindFirst(type)?.Value;
}
