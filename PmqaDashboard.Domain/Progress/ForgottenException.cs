namespace PmqaDashboard.Domain.Progress;

/// <summary>
/// A change reaches further back than what is kept: it takes back one report too many of a share, or belongs to a day too long
/// ago. Nothing is lost: the journal has it all, and everything is made from it anew.
/// </summary>
public sealed class ForgottenException() : Exception("A change reaches further back than what is kept in memory.");
