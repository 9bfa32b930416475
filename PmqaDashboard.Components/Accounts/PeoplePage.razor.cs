using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Agencies;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Plans;

namespace PmqaDashboard.Components.Accounts;

/// <summary>Where the secretariat keeps accounts and loads the plans. Plain forms: passwords are shown once and never travel in addresses.</summary>
public partial class PeoplePage
{
    private IReadOnlyList<AccountEntry> _accounts = [];
    private IReadOnlyList<Unit> _units = [];
    private AccountOutcome? _outcome;
    private PlanLoading? _loading;
    private string? _password;
    private string? _passwordOf;
    private bool _refusedNew;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>Who is signed in.</summary>
    [CascadingParameter] public Person? Person { get; set; }

    /// <summary>The new account's name.</summary>
    [SupplyParameterFromForm(FormName = NewAccountForm.FormName)] public string? UserName { get; set; }

    /// <summary>The new account's name to show.</summary>
    [SupplyParameterFromForm(FormName = NewAccountForm.FormName)] public string? Name { get; set; }

    /// <summary>The new account's role.</summary>
    [SupplyParameterFromForm(FormName = NewAccountForm.FormName)] public string? Role { get; set; }

    /// <summary>The new account's unit.</summary>
    [SupplyParameterFromForm(FormName = NewAccountForm.FormName)] public string? Unit { get; set; }

    /// <summary>An e-mail address: of the new account, or of one that is there.</summary>
    [SupplyParameterFromForm] public string? Email { get; set; }

    /// <summary>What is to be changed about an account.</summary>
    [SupplyParameterFromForm] public string? Action { get; set; }

    [Inject] private IAccountAdministration Accounts { get; set; } = default!;

    [Inject] private IPlanLoading Plans { get; set; } = default!;

    [Inject] private IBoardSource Boards { get; set; } = default!;

    // The rows below have forms of their own with the same field.
    private string? NewEmail => _refusedNew ? Email : null;

    /// <inheritdoc />
    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        _units = Boards.Current?.Book.Units ?? [];
        _accounts = await Accounts.ListAsync(Person!.AccountId, CancellationToken.None);
    }

    private async Task CreateAsync()
    {
        var wanted = Enum.TryParse<Role>(Role, out var role) && Enum.IsDefined(role)
            ? new NewAccount(UserName ?? "", Name ?? "", role, string.IsNullOrEmpty(Unit) ? null : Unit) { Email = Email }
            : null;
        (_outcome, _password) = wanted is null
            ? (AccountOutcome.UnitWrong, null)
            : await Accounts.CreateAsync(Person!.AccountId, wanted, CancellationToken.None);
        _passwordOf = wanted?.UserName.Trim();
        if (_outcome == AccountOutcome.Done)
        {
            UserName = Name = Role = Unit = null;
        }

        _refusedNew = _outcome != AccountOutcome.Done;
        await ReadAsync();
    }

    private async Task ChangeAsync(AccountEntry account)
    {
        string actor = Person!.AccountId;
        (_outcome, _password) = Action == "password"
            ? await Accounts.ResetPasswordAsync(actor, account.Id, CancellationToken.None)
            : (await Accounts.SetEnabledAsync(actor, account.Id, !account.Enabled, CancellationToken.None), null);
        _passwordOf = account.UserName;
        await ReadAsync();
    }

    private async Task SetEmailAsync(AccountEntry account)
    {
        _outcome = await Accounts.SetEmailAsync(Person!.AccountId, account.Id, Email, CancellationToken.None);
        await ReadAsync();
    }

    private async Task LoadAsync() => _loading = await Plans.LoadAsync(Person!.AccountId, CancellationToken.None);

    private string? UnitName(string? code) =>
        _units.FirstOrDefault(u => u.Code == code) is { } unit ? (Show.InThai ? Show.InDigits(unit.Name) : unit.NameEnglish) : code;
}
