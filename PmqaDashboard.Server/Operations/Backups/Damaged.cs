namespace PmqaDashboard.Server.Operations.Backups;

/// <summary>What is said of a backup file that cannot be trusted.</summary>
internal static class Damaged
{
    private const string Error = "damagedBackup";

    public static RefusedException Because(string what, Exception? inner = null) =>
        new(Error, $"The backup is damaged and must not be used: {what}.", inner);

    public static RefusedException NotABackup() =>
        new(Error, "The file is no backup of this product, or its beginning is damaged.");
}
