using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.People;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Components.Record;

/// <summary>
/// A part of a page on which somebody acts on the official record. One act at a time; nothing is shown as done before it is saved, and
/// the new state comes from the Board alone. What was refused says why, where it was asked for.
/// </summary>
public abstract class RecordAct : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>Who is signed in.</summary>
    [CascadingParameter] public Person? Person { get; set; }

    /// <summary>Keeps the record.</summary>
    [Inject] public required IRecordKeeping Keeping { get; init; }

    /// <summary>Whether an act is being saved.</summary>
    protected bool IsSaving { get; private set; }

    /// <summary>Why the last act was not done, in the person's language; null when it was.</summary>
    protected string? Complaint { get; private set; }

    /// <summary>What exactly was refused, such as ids of steps with a comma between them; or null.</summary>
    protected string? ComplaintDetail { get; private set; }

    /// <summary>Is cancelled when the person has gone elsewhere.</summary>
    protected CancellationToken Gone => _gone.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
        Left();
        GC.SuppressFinalize(this);
    }

    /// <summary>The person has gone elsewhere: what else was taken is given back.</summary>
    protected virtual void Left()
    {
    }

    /// <summary>Carries a command out.</summary>
    /// <returns>Whether it was saved.</returns>
    protected Task<bool> SaveAsync(RecordCommand command) =>

        // Not cancelled when the person leaves: what was asked for is done.
        SaveAsync(accountId => Keeping.SaveAsync(accountId, command, CancellationToken.None));

    /// <summary>Does what is more than a command; it gets the account that asks for it.</summary>
    /// <returns>Whether it was saved.</returns>
    protected async Task<bool> SaveAsync(Func<string, Task<RecordOutcome>> act)
    {
        if (IsSaving || Person is null)
            return false;

        (IsSaving, Complaint, ComplaintDetail) = (true, null, null);
        try
        {
            if (await act(Person.AccountId) is not RecordOutcome.Refused refused)
                return true;

            (Complaint, ComplaintDetail) = (Show.Text(refused.Reason), refused.Detail);
            return false;
        }
        catch (Exception) when (!_gone.IsCancellationRequested)
        {
            // The store tells the operator; the person learns that it was not saved, and can try again.
            Complaint = Show["Record.NotSaved"];
            return false;
        }
        finally
        {
            IsSaving = false;
        }
    }

    /// <summary>Forgets what was refused.</summary>
    protected void Forgive() => (Complaint, ComplaintDetail) = (null, null);

    /// <summary>Says on the spot what the server would refuse anyway.</summary>
    protected void Complain(RecordRefusal reason) => (Complaint, ComplaintDetail) = (Show.Text(reason), null);
}
