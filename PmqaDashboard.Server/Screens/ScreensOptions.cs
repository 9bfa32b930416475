using System.ComponentModel.DataAnnotations;

namespace PmqaDashboard.Server.Screens;

/// <summary>Settings of screens, section "Screens".</summary>
internal sealed class ScreensOptions : IValidatableObject
{
    public const string Section = "Screens";

    /// <summary>
    /// How people reach the product, where that is another address than the screens use: the QR code of a new screen leads there. Null
    /// for the address under which the screen itself has opened it.
    /// </summary>
    public string? Address { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Address is not null && (!Uri.TryCreate(Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")))
        {
            yield return new ValidationResult("The setting Screens:Address must be the address under which people open the product, with http or https: the QR code of a new screen leads there.");
        }
    }
}
