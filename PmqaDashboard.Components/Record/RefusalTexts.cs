using PmqaDashboard.Components.Display;
using PmqaDashboard.Domain.Record;

namespace PmqaDashboard.Components.Record;

/// <summary>Why something was refused, in words that say what to do.</summary>
public static class RefusalTexts
{
    /// <summary>The words for a reason.</summary>
    public static string Text(this Show show, RecordRefusal reason) => show[$"Record.Refused{reason}"];
}
