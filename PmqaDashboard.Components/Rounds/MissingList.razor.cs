using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Messages;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Components.Rounds;

/// <summary>Whom a round still waits for, and the secretariat's way to remind them; what became of a reminder is told at each unit.</summary>
public sealed partial class MissingList : ComponentBase
{
    private readonly Dictionary<string, UnitReminded> _told = [];
    private string? _problem;
    private bool _sending;
    private bool _withoutMail;

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>Who is signed in, or null.</summary>
    [CascadingParameter] public Person? Person { get; set; }

    /// <summary>The round.</summary>
    [Parameter, EditorRequired] public required RoundCompleteness Of { get; set; }

    /// <summary>The Board.</summary>
    [Parameter, EditorRequired] public required Board Board { get; set; }

    /// <summary>Whether the person may remind.</summary>
    [Parameter] public bool IsSecretariat { get; set; }

    [Inject] private IReminders Reminders { get; set; } = default!;

    private async Task RemindAsync(string[] units)
    {
        if (_sending || Person is null)
            return;

        (_sending, _problem) = (true, null);
        try
        {
            switch (await Reminders.RemindAsync(Person.AccountId, Of.Round.Months, units, CancellationToken.None))
            {
                case ReminderOutcome.Done done:
                    _withoutMail = !done.MailIsSetUp;
                    foreach (var unit in done.Units)
                        _told[unit.Unit] = unit;

                    break;
                case ReminderOutcome.Refused refused:
                    _problem = Show[$"Rounds.RemindRefused{refused.Reason}"];
                    break;
            }
        }
        catch (Exception)
        {
            // The store tells the operator; nobody was reminded.
            _problem = Show["Rounds.RemindFailed"];
        }
        finally
        {
            _sending = false;
        }
    }

    private string Told(UnitReminded told) => told switch
    {
        { AlreadyToday: true } => Show["Rounds.RemindedAlready"],
        { People.IsDefaultOrEmpty: true } => Show["Rounds.RemindedNobody"],
        { WithoutAddress.IsDefaultOrEmpty: true } => Show.Text("Rounds.Reminded", Names(told.People)),
        _ => Show.Text("Rounds.RemindedInboxOnly", Names(told.People), Names(told.WithoutAddress)),
    };

    private string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Show.InDigits));
}
