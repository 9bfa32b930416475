namespace PmqaDashboard.Server.Data;

/// <summary>Values as the store keeps them.</summary>
internal static class Kept
{
    /// <summary>
    /// A moment, down to the microsecond: finer parts are lost by PostgreSQL, so none are kept anywhere, and a store that is moved is
    /// the same to the last digit.
    /// </summary>
    public static DateTime Moment(DateTime moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerMicrosecond));
}
