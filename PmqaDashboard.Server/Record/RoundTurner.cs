using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Server.Record;

/// <summary>Looks with each Board whether a round has opened or closed by its date.</summary>
/// <param name="boards">Tells of new days.</param>
/// <param name="keeping">Puts it on record; of several nodes the first does.</param>
/// <param name="logger">Is told when that failed; the next ping tries again.</param>
internal sealed partial class RoundTurner(IBoardSource boards, RecordKeeping keeping, ILogger<RoundTurner> logger) : IHostedService, IDisposable
{
    /// <summary>Name of its subscription.</summary>
    public const string Name = "rounds";

    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = boards.Subscribe(Name, Rhythm, _ => LookAsync(_stopping.Token));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        return _stopping.CancelAsync();
    }

    public void Dispose()
    {
        _subscription?.Dispose();
        _stopping.Dispose();
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var turn = new TurnRounds();
        if (boards.Current is not { } board || turn.Decide(board, TurnRounds.System) is RecordDecision.Made { Changes.IsEmpty: true })
        {
            return;
        }

        try
        {
            await keeping.SaveAsync(TurnRounds.System, turn, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogFailed(e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "That a round has opened or closed could not be put on record; it is tried again in a moment.")]
    private partial void LogFailed(Exception exception);
}
