using PmqaDashboard.Domain.Live;

namespace PmqaDashboard.Components.Wall;

/// <summary>How a figure on this wall has moved in the last moment. Several changes within a moment are one move.</summary>
/// <param name="From">% before.</param>
/// <param name="To">% now.</param>
/// <param name="Sequence">The Board that brought it; a newer one lights the tile up anew.</param>
/// <param name="AtUtc">When it came, by the fiscal clock.</param>
public sealed record Move(decimal From, decimal To, long Sequence, DateTime AtUtc)
{
    /// <summary>How long a move is worth showing. The style sheet takes it away after the same time, without a render.</summary>
    public static readonly TimeSpan Moment = TimeSpan.FromSeconds(45);

    /// <summary>By how many points.</summary>
    public decimal By => To - From;

    /// <summary>The move to show after a figure was looked at again.</summary>
    /// <param name="last">The move shown so far, or null.</param>
    /// <param name="before">% before.</param>
    /// <param name="after">% now.</param>
    /// <param name="board">The Board that brought it.</param>
    /// <returns>Null when nothing has moved, or the figure is back where the moment began.</returns>
    public static Move? Next(Move? last, decimal? before, decimal? after, Board board)
    {
        var recent = last is not null && board.AtUtc - last.AtUtc < Moment ? last : null;
        if (before is not { } from || after is not { } to || from == to)
        {
            return recent;
        }

        from = recent?.From ?? from;
        return from == to ? null : new Move(from, to, board.Sequence, board.AtUtc);
    }
}
