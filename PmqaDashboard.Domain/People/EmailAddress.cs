using System.Text.RegularExpressions;

namespace PmqaDashboard.Domain.People;

/// <summary>What can stand for an e-mail address: plain letters, so that every mail server takes it.</summary>
public static partial class EmailAddress
{
    /// <summary>Most characters that mail servers take.</summary>
    public const int MaxLength = 254;

    /// <summary>The address without spaces around it; null for no address.</summary>
    public static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>Whether it can be an address. Only a mail server knows whether it is one.</summary>
    public static bool IsValid(string address) => address.Length <= MaxLength && Form().IsMatch(address);

    // Dots stand alone and not at an end; a host of the house may have a name without one.
    [GeneratedRegex(@"^(?=[^@]{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
