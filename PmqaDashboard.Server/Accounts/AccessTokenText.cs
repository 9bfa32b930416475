using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PmqaDashboard.Server.Accounts;

/// <summary>
/// How an access token is written: <c>pmqa_17_…</c>. The prefix lets scanners of leaked secrets know it, the id finds its record
/// without searching for the secret, and the secret is 256 random bits, so that a plain hash of it is enough.
/// </summary>
/// <param name="Id">Id of the record.</param>
/// <param name="Secret">The secret, base64url.</param>
internal sealed record AccessTokenText(int Id, string Secret)
{
    private const string Prefix = "pmqa";
    private const int SecretBytes = 32;

    public static string NewSecret() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Reads a token, or null when it cannot be one.</summary>
    public static AccessTokenText? Parse(string text) =>
        text.Split('_', 3) is [Prefix, var id, { Length: > 0 and <= 100 } secret]
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? new AccessTokenText(number, secret)
            : null;

    /// <summary>Whether a hash is that of the secret; how long the answer takes tells nothing about it.</summary>
    public bool Fits(byte[] hash) => CryptographicOperations.FixedTimeEquals(HashOf(Secret), hash);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}_{Id}_{Secret}");
}
