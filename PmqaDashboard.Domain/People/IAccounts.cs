namespace PmqaDashboard.Domain.People;

/// <summary>An account as administrators see it.</summary>
/// <param name="Id">Id of the account.</param>
/// <param name="UserName">Name to sign in with.</param>
/// <param name="Name">Name shown to others.</param>
/// <param name="Role">Role.</param>
/// <param name="Unit">Unit that it reports for, or null.</param>
/// <param name="Enabled">Whether it may sign in.</param>
public sealed record AccountEntry(string Id, string UserName, string Name, Role Role, string? Unit, bool Enabled)
{
    /// <summary>E-mail address for reminders, or null.</summary>
    public string? Email { get; init; }
}

/// <summary>What a new account is to be.</summary>
/// <param name="UserName">Name to sign in with: letters, digits, and . - _ @.</param>
/// <param name="Name">Name shown to others.</param>
/// <param name="Role">Role.</param>
/// <param name="Unit">Unit, needed for focal points and working teams and for no others.</param>
public sealed record NewAccount(string UserName, string Name, Role Role, string? Unit)
{
    /// <summary>E-mail address for reminders, or null.</summary>
    public string? Email { get; init; }
}

/// <summary>What became of a request about accounts.</summary>
public enum AccountOutcome
{
    /// <summary>Done.</summary>
    Done,

    /// <summary>The person may not do it.</summary>
    Forbidden,

    /// <summary>The name is empty, too long, or has other characters than allowed.</summary>
    NameInvalid,

    /// <summary>Another account has the name.</summary>
    NameTaken,

    /// <summary>The e-mail address cannot be one.</summary>
    EmailInvalid,

    /// <summary>The role needs a unit of its kind, or takes none.</summary>
    UnitWrong,

    /// <summary>The password is too short.</summary>
    PasswordTooShort,

    /// <summary>The name or the password is wrong.</summary>
    PasswordWrong,

    /// <summary>Too many wrong passwords; wait.</summary>
    LockedOut,

    /// <summary>The set-up link is used, replaced or wrong.</summary>
    LinkDead,

    /// <summary>The account does not exist, or an administrator tried to shut out themselves.</summary>
    NotPossible,
}

/// <summary>Signing in, and what people change about their own account.</summary>
public interface ISignIn
{
    /// <summary>Signs the browser in. Only while a page is answered as plain HTML.</summary>
    Task<AccountOutcome> SignInAsync(string userName, string password);

    /// <summary>Changes the password of somebody who knows the old one.</summary>
    Task<AccountOutcome> ChangePasswordAsync(string accountId, string oldPassword, string newPassword);
}

/// <summary>Keeping accounts: for the secretariat alone, checked from the actor's record at every call.</summary>
public interface IAccountAdministration
{
    /// <summary>All accounts in order of their names; empty for whoever may not see them.</summary>
    Task<IReadOnlyList<AccountEntry>> ListAsync(string actorId, CancellationToken cancellationToken);

    /// <summary>Makes an account.</summary>
    /// <returns>Its first password, to be shown once.</returns>
    Task<(AccountOutcome Outcome, string? Password)> CreateAsync(string actorId, NewAccount account, CancellationToken cancellationToken);

    /// <summary>Gives an account a new password, to be shown once.</summary>
    Task<(AccountOutcome Outcome, string? Password)> ResetPasswordAsync(string actorId, string accountId, CancellationToken cancellationToken);

    /// <summary>Sets or, with null, forgets where an account gets its reminders by e-mail.</summary>
    Task<AccountOutcome> SetEmailAsync(string actorId, string accountId, string? email, CancellationToken cancellationToken);

    /// <summary>Lets an account in or shuts it out; it is signed out everywhere.</summary>
    Task<AccountOutcome> SetEnabledAsync(string actorId, string accountId, bool enabled, CancellationToken cancellationToken);
}

/// <summary>The one-time set-up link, with which the first administrator of a real installation makes the first account.</summary>
public interface IFirstAdministrator
{
    /// <summary>Whether a key opens the set-up page.</summary>
    Task<bool> IsOpenAsync(string? key, CancellationToken cancellationToken);

    /// <summary>Makes the first account, of the secretariat, and closes the link for good.</summary>
    Task<AccountOutcome> CreateAsync(string? key, string userName, string name, string password, CancellationToken cancellationToken);
}

/// <summary>The personas of a demonstration; not registered in a real installation.</summary>
public interface IPersonas
{
    /// <summary>All personas: people of the whole agency first, then teams, then bureaus, each in the order of the plans.</summary>
    Task<IReadOnlyList<AccountEntry>> ListAsync(CancellationToken cancellationToken);
}
