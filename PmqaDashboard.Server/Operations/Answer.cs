using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PmqaDashboard.Server.Operations;

/// <summary>
/// What a command answers, for people and for scripts. Standard output carries the answer and nothing else; with
/// <c>--json</c> it is always exactly one JSON object, also when the command is refused. Names in it are kept from release to
/// release: more may be added, none is renamed.
/// </summary>
internal sealed class Answer
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Thai stays legible, and nothing of it is put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly object _value;
    private readonly string _text;
    private readonly bool _isError;

    private Answer(int code, object value, string text, bool isError) =>
        (Code, _value, _text, _isError) = (code, value, text, isError);

    /// <summary>The exit code, one of <see cref="ExitCode"/>.</summary>
    public int Code { get; }

    /// <summary>It is done.</summary>
    /// <param name="value">The answer as an object of named values.</param>
    /// <param name="text">The answer for people; may be empty.</param>
    public static Answer Done(object value, string text) => new(ExitCode.Done, value, text, isError: false);

    /// <summary>It was done, and what it was to find out is bad.</summary>
    /// <param name="value">The answer as an object of named values.</param>
    /// <param name="text">The answer for people.</param>
    public static Answer Bad(object value, string text) => new(ExitCode.Refused, value, text, isError: false);

    /// <summary>It was refused or failed.</summary>
    /// <param name="error">A word for scripts, in camelCase, that is kept from release to release.</param>
    /// <param name="message">What is wrong and what to do, in plain English.</param>
    /// <param name="code">The exit code.</param>
    public static Answer Refuse(string error, string message, int code = ExitCode.Refused) =>
        new(code, new { Error = new { Code = error, Message = message } }, message, isError: true);

    /// <summary>Writes it.</summary>
    /// <param name="json">Whether a script reads it.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Where people read what is wrong.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> WriteAsync(bool json, TextWriter output, TextWriter error)
    {
        if (json)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(_value, _value.GetType(), Options));
        }
        else if (_text.Length > 0)
        {
            await (_isError ? error : output).WriteLineAsync(_text);
        }

        return Code;
    }
}

/// <summary>With what every command ends.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Refused or failed, or done and found bad.</summary>
    public const int Refused = 1;

    /// <summary>The command line is wrong; nothing was tried.</summary>
    public const int WrongUsage = 2;

    /// <summary>Stopped by Ctrl+C before it was done.</summary>
    public const int Stopped = 130;
}

/// <summary>Why a command is refused, thrown where it is found out.</summary>
/// <param name="error">The word for scripts.</param>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="inner">Its cause.</param>
internal sealed class RefusedException(string error, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Error => error;
}
