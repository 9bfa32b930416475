using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Plans;

/// <summary>
/// A page that lives on the Board. Its markup holds one <see cref="Shared.BoardWatch"/>, which pings it about once a second at
/// most; its parts render only when their own figures differ.
/// </summary>
public abstract class BoardPage : ComponentBase
{
    /// <summary>How often the page takes in a newer Board.</summary>
    protected static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(1);

    /// <summary>How values are shown.</summary>
    [CascadingParameter] public required Show Show { get; set; }

    /// <summary>Where the Board comes from.</summary>
    [Inject] public required IBoardSource Boards { get; init; }

    /// <summary>The newest Board that the page has taken in, or null while no plan is loaded.</summary>
    protected Board? Board { get; private set; }

    /// <inheritdoc />
    protected override void OnInitialized() => Board = Boards.Current;

    /// <summary>There may be a newer Board.</summary>
    protected void Pinged(Ping ping)
    {
        if (ping != Ping.Board || ReferenceEquals(Board, Boards.Current))
            return;

        Board = Boards.Current;
        BoardChanged();
        StateHasChanged();
    }

    /// <summary>A newer Board was taken in; the page renders after it.</summary>
    protected virtual void BoardChanged()
    {
    }
}
