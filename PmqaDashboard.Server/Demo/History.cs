using PmqaDashboard.Domain.Calendar;
using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Plans;
using PmqaDashboard.Domain.Progress;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;
using PmqaDashboard.Server.Data;
using PmqaDashboard.Server.Live;
using PmqaDashboard.Server.Operations.Telemetry;
using PmqaDashboard.Server.Plans;
using PmqaDashboard.Server.Progress;
using PmqaDashboard.Server.Record;

namespace PmqaDashboard.Server.Demo;

/// <summary>
/// Gives a demonstration a past: reports and follow-up rounds from October to the day on which its clock begins, saved one by one
/// through the same use cases as everybody's, with a clock that travels.
/// </summary>
internal sealed class History(
    StoreWriter writer, PlanStore plans, ChangeJournal journal, ChangeSignal signal, SaveMeasures measures, FiscalClock clock)
{
    /// <summary>Writes the past. What an earlier call wrote before it was stopped is known by its key, or by how things stand.</summary>
    /// <param name="book">The plans.</param>
    /// <param name="reporters">Account ids by unit code; the secretariat's under the empty code.</param>
    /// <param name="today">The day on which the demonstration began.</param>
    /// <param name="cancellationToken">Stops between two changes.</param>
    public async Task WriteAsync(
        PlanBook book, IReadOnlyDictionary<string, string> reporters, DateOnly today, CancellationToken cancellationToken)
    {
        var end = today < clock.Today ? today : clock.Today;
        var rounds = new RoundPast(new RoundRehearsal(new Rehearsal(book, new Random(9))));
        var board = BoardBuilder.Start(book, [], FiscalClock.StartOfDayUtc(book.Agency.Year.FirstDay));
        int number = 0;
        var day = book.Agency.Year.FirstDay;
        foreach (var (moment, command) in new Past(book).Until(end))
        {
            for (; day < FiscalClock.DayOf(moment); day = day.AddDays(1))
            {
                await EndDayAsync(day);
            }

            await ReportAsync(moment, reporters[command.Unit ?? ""], command with { Key = $"past-{++number}" }, cancellationToken);
        }

        for (; day < end; day = day.AddDays(1))
        {
            await EndDayAsync(day);
        }

        async Task EndDayAsync(DateOnly day)
        {
            var evening = FiscalClock.StartOfDayUtc(day) + TimeSpan.FromHours(16.6);
            board = await BringUpAsync(board, evening, cancellationToken);
            if (board.AtUtc <= evening && new TurnRounds().Decide(board, TurnRounds.System) is RecordDecision.Made { Changes.IsEmpty: false })
            {
                await KeepingAt(FiscalClock.StartOfDayUtc(day), board).SaveAsync(TurnRounds.System, new TurnRounds(), cancellationToken);
                board = await BringUpAsync(board, evening, cancellationToken);
            }

            while (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && board.AtUtc <= evening
                && (rounds.Next(board, day) ?? OfficialPast.Next(board, day) ?? KpiRehearsal.Next(board, day) ?? RiskPast.Next(board, day) ?? FormerYears.Next(board, day) ?? MeetingPast.Next(board, day)) is { } proposal)
            {
                evening += TimeSpan.FromSeconds(20);
                await DoAsync(evening, proposal, board, reporters, cancellationToken);
                board = await BringUpAsync(board, evening, cancellationToken);
            }
        }
    }

    private async Task<Board> BringUpAsync(Board board, DateTime moment, CancellationToken cancellationToken)
    {
        var changes = await journal.ReadAsync(board.Sequence, int.MaxValue, cancellationToken);
        var last = changes.Count > 0 && changes[^1].AtUtc > moment ? changes[^1].AtUtc : moment;
        return BoardBuilder.Apply(board, changes, last > board.AtUtc ? last : board.AtUtc);
    }

    private async Task DoAsync(
        DateTime moment, RoundProposal proposal, Board board, IReadOnlyDictionary<string, string> reporters, CancellationToken cancellationToken)
    {
        string account = reporters[proposal.Unit];
        if (proposal.Report is { } report)
        {
            await ReportAsync(moment, account, report, cancellationToken);
            return;
        }

        if (await KeepingAt(moment, board).SaveAsync(account, proposal.Command!, cancellationToken) is RecordOutcome.Refused refused)
        {
            throw new InvalidOperationException($"{proposal.Command} of the past was refused: {refused.Reason} {refused.Detail}.");
        }
    }

    private async Task ReportAsync(DateTime moment, string account, ReportCommand command, CancellationToken cancellationToken)
    {
        var then = new ProgressReporting(writer, plans, At(moment), signal, measures);
        if (await then.ReportAsync(account, command, cancellationToken) is ReportOutcome.Refused refused)
        {
            throw new InvalidOperationException($"The report {command.Key} of the past, on {command.StepId}, was refused: {refused.Reason}.");
        }
    }

    private RecordKeeping KeepingAt(DateTime moment, Board board) => new(writer, () => board, plans, At(moment), signal, measures);

    private static FiscalClock At(DateTime moment) => new(new StillTime(moment));

    private sealed class StillTime(DateTime moment) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(moment, TimeSpan.Zero);
    }
}
