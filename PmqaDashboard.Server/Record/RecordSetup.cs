using PmqaDashboard.Domain.Live;
using PmqaDashboard.Domain.Record;
using PmqaDashboard.Domain.Rounds;

namespace PmqaDashboard.Server.Record;

/// <summary>The official record.</summary>
internal static class RecordSetup
{
    public static void AddRecord(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Func<Board?>>(provider =>
        {
            var boards = provider.GetRequiredService<IBoardSource>();
            return () => boards.Current;
        });
        builder.Services.AddSingleton<RecordKeeping>();
        builder.Services.AddHostedService<RoundTurner>();
        builder.Services.AddSingleton<IRecordKeeping>(provider => provider.GetRequiredService<RecordKeeping>());
        builder.Services.AddSingleton<IRoundJournal, RoundJournal>();
    }
}
