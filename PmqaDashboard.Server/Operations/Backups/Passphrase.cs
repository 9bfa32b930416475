using System.Security.Cryptography;
using System.Text;

namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>
/// The secret that a backup is encrypted with. It comes from a file or the environment, never from an argument, which everybody on
/// the machine could read in the list of processes.
/// </summary>
internal sealed class Passphrase
{
    /// <summary>Environment variable that may hold it.</summary>
    public const string Variable = "PMQA_BACKUP_PASSPHRASE";

    /// <summary>Bytes by which a wrong one is told from a damaged file.</summary>
    public const int CheckBytes = 32;

    private const int MinLength = 12;
    private const int MaxFile = 4096;

    // What OWASP asks of PBKDF2 with HMAC-SHA-256 since 2023.
    private const int DefaultIterations = 600_000;

    private readonly byte[] _secret;

    /// <param name="text">The passphrase; a line's end behind it does not count.</param>
    /// <param name="iterations">How hard it is made to guess.</param>
    /// <exception cref="RefusedException">It is too short.</exception>
    public Passphrase(string text, int iterations = DefaultIterations)
    {
        text = text.TrimEnd('\r', '\n');
        if (text.Length < MinLength)
        {
            throw new RefusedException("passphraseTooShort", $"The passphrase of backups must have at least {MinLength} characters.");
        }

        (_secret, Iterations) = (Encoding.UTF8.GetBytes(text), iterations);
    }

    /// <summary>How hard new backups make it to guess.</summary>
    public int Iterations { get; }

    /// <summary>Finds the passphrase that is set, or null when backups are not to be encrypted.</summary>
    /// <param name="file">File that was named, or null.</param>
    /// <exception cref="RefusedException">What is set cannot be used.</exception>
    public static Passphrase? Find(string? file)
    {
        if (!string.IsNullOrEmpty(file))
        {
            return new Passphrase(ReadFile(file));
        }

        return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set ? new Passphrase(set) : null;
    }

    /// <summary>The key of a file, and what tells that it is the right one.</summary>
    public (byte[] Key, byte[] Check) Derive(byte[] salt, int iterations)
    {
        byte[] master = Rfc2898DeriveBytes.Pbkdf2(_secret, salt, iterations, HashAlgorithmName.SHA256, 32);
        return (
            HKDF.Expand(HashAlgorithmName.SHA256, master, 32, "PMQA backup key"u8.ToArray()),
            HKDF.Expand(HashAlgorithmName.SHA256, master, CheckBytes, "PMQA backup check"u8.ToArray()));
    }

    private static string ReadFile(string file)
    {
        try
        {
            var info = new FileInfo(file);
            if (info.Length > MaxFile)
            {
                throw new RefusedException("passphraseUnreadable", $"The file {file} is too long to hold a passphrase.");
            }

            if (!OperatingSystem.IsWindows() && (info.UnixFileMode & UnixFileMode.OtherRead) != 0)
            {
                throw new RefusedException("passphraseExposed", $"The file {file} can be read by everybody on this machine; take that away (chmod o-r) first.");
            }

            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException("passphraseUnreadable", $"The file with the passphrase of backups cannot be read: {e.Message}", e);
        }
    }
}
