using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace PmqaDashboard.Server.Screens;

/// <summary>
/// How a screen's key stands in its cookie: the id, a point, the secret. The id finds its record without searching for the secret, and
/// the secret is 256 random bits, so that a plain hash of it is enough. Nothing in it is signed or encrypted: no key of the server's
/// that is rotated or lost can make a screen forget who it is.
/// </summary>
/// <param name="Id">Id of the screen.</param>
/// <param name="Secret">The secret, base64url.</param>
internal sealed record ScreenKeyText(string Id, string Secret)
{
    private const int IdBytes = 8;
    private const int SecretBytes = 32;

    /// <summary>A key that nobody has.</summary>
    public static ScreenKeyText New() => new(
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)));

    /// <summary>Reads a cookie, or null when it cannot be a key.</summary>
    public static ScreenKeyText? Parse(string? cookie) =>
        cookie?.Split('.', 2) is [{ Length: IdBytes * 2 } id, { Length: > 0 and <= 100 } secret] && id.All(char.IsAsciiHexDigitLower)
            ? new ScreenKeyText(id, secret)
            : null;

    public byte[] Hash() => SHA256.HashData(Encoding.UTF8.GetBytes(Secret));

    /// <summary>Whether a hash is that of the secret; how long the answer takes tells nothing about it.</summary>
    public bool Fits(byte[] hash) => CryptographicOperations.FixedTimeEquals(Hash(), hash);

    public override string ToString() => $"{Id}.{Secret}";
}
