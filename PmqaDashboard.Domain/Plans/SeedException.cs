namespace PmqaDashboard.Domain.Plans;

/// <summary>The seed files cannot be read. The message names file, plan and field, and says what is wrong and what to do.</summary>
public sealed class SeedException : Exception
{
    /// <summary>Speaks of a place in a file.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="subject">The plan or step, such as "plan 4" or "plan 4, step 4-0-2.5"; null when none is meant.</param>
    /// <param name="field">JSON path of the field, such as "$.activities[0].steps[9].windows"; null for the whole file.</param>
    /// <param name="problem">What is wrong and what to do, a sentence or two.</param>
    /// <param name="inner">What was thrown, if anything.</param>
    public SeedException(string file, string? subject, string? field, string problem, Exception? inner = null)
        : base($"{string.Join(", ", new[] { file, subject, field }.Where(p => p is not null))}: {problem}", inner) =>
        (File, Subject, Field) = (file, subject, field);

    /// <summary>Name of the file.</summary>
    public string File { get; }

    /// <summary>The plan or step, or null.</summary>
    public string? Subject { get; }

    /// <summary>JSON path of the field, or null.</summary>
    public string? Field { get; }
}
