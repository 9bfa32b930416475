using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Plans;

/// <summary>
/// A page that lives on the Board. Its markup holds one <see cref="Shared.BoardWatch"/>, which pings it about once a second at
/// most; its parts render only when their own figures differ. With <c>?day=2010-05-31</c> it shows the end of that day and stands still.
/// </summary>
public abstract class BoardPage : ComponentBase
{
    /// <summary>How often the page takes in a newer Board.</summary>
    protected static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(1);

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>Day of the Board that is asked for, as <see cref="Plans.FormerDay"/> reads it; the newest Board without it.</summary>
    [SupplyParameterFromQuery(Name = FormerDay.Name)] public string? DayQuery { get; set; }

    /// <summary>Where the Board comes from.</summary>
    [Inject] public required IBoardSource Boards { get; init; }

    /// <summary>The Board that the page shows, or null while no plan is loaded.</summary>
    protected Board? Board { get; private set; }

    /// <summary>The former day that is looked at, or null when the page is live.</summary>
    protected DateOnly? Former { get; private set; }

    /// <summary>Whether the page can show a former day; one on which people decide shows the present alone.</summary>
    protected virtual bool LooksBack => true;

    /// <inheritdoc />
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        var day = LooksBack ? FormerDay.Of(DayQuery, Boards.Current) : null;
        if (day is null)
        {
            // It was set by the first render and by pings; only the way back from a former day takes it here.
            Board = Former is null && Board is not null ? Board : Boards.Current;
        }
        else if (day != Former || Board is null)
        {
            Board = await Boards.AsOfAsync(day.Value, CancellationToken.None);
        }

        Former = day;
        await base.SetParametersAsync(ParameterView.Empty);
    }

    /// <summary>There may be a newer Board.</summary>
    protected void Pinged(Ping ping)
    {
        if (Former is not null || ping != Ping.Board || ReferenceEquals(Board, Boards.Current))
            return;

        Board = Boards.Current;
        BoardChanged();
        StateHasChanged();
    }

    /// <summary>A newer Board was taken in; the page renders after it.</summary>
    protected virtual void BoardChanged()
    {
    }

    /// <summary>An address, on the day that is looked at.</summary>
    protected string OnDay(string address) => Former is { } day ? FormerDay.Keep(address, day) : address;
}
